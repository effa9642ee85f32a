import { Link } from '@tanstack/react-router';
import type { ExplanationAnswer } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import styles from './explanation.module.css';
import { Law } from './law.tsx';

type Props = Readonly<{ explanation: ExplanationAnswer }>;

/** Whose the one right of a unit is. */
export function Holder({ explanation: { holder } }: Props) {
  const { say, pick } = useWords();
  if (!holder) return null;
  const { members, eligibleMembers: eligible, isHolder } = holder;
  const who = isHolder === null ? 'why.holder.unknown' : isHolder ? 'why.holder.is' : 'why.holder.is-not';
  return (
    <section>
      <h4>{say('why.holder', { unit: pick(holder.title) })}</h4>
      <p>{say(who)}</p>
      <p className="soft">
        {[
          ...(members === null || eligible === null
            ? []
            : [say('why.holder.members', { members, eligible })]),
          pick(holder.text),
        ].join(' · ')}
      </p>
    </section>
  );
}

/** How the programme goes with others. */
export function Stacking({ explanation: { stacking } }: Props) {
  const { say, pick } = useWords();
  if (stacking.length === 0) return null;
  return (
    <details>
      <summary>{say('why.stacking')}</summary>
      <ul className={styles['stacking']}>
        {stacking.map((one) => (
          <li key={one.with}>
            <p>
              <Link to="/programmes/$id" params={{ id: one.with }}>
                {pick(one.title)}
              </Link>
              {' · '}
              <strong>{say(`stacking.${one.rule}`, { by: one.by ? pick(one.by) : '' })}</strong>
            </p>
            <p>{pick(one.text)}</p>
            <Law law={one.law} verified={one.verified} note={one.note} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What the law also asks and no register here tells. */
export function NotChecked({ explanation: { notChecked } }: Props) {
  const { say, pick } = useWords();
  if (notChecked.length === 0) return null;
  return (
    <section className="soft">
      <p>{say('rights.not-checked')}</p>
      <ul className={styles['notChecked']}>
        {notChecked.map((text) => (
          <li key={text.en}>{pick(text)}</li>
        ))}
      </ul>
    </section>
  );
}
