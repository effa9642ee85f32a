import type { PersonAnswer } from '../../../contract/index.ts';
import { type MessageId, Unverified, useWords } from '../../shared/index.ts';
import styles from './needs.module.css';

type Need = PersonAnswer['needs'][number];

/** What equipment and services somebody needs, by which rule, and whether a register tells that it was given. */
export function PersonNeeds({ person }: Readonly<{ person: Pick<PersonAnswer, 'needs'> }>) {
  const { say, pick, formats } = useWords();
  const names = (needed: boolean | null) =>
    formats.list(person.needs.flatMap((one) => (one.needed === needed ? [pick(one.title)] : [])));
  const needed = person.needs.filter((one) => one.needed === true);
  if (person.needs.length === 0) return null;
  const [open, not] = [names(null), names(false)];
  return (
    <section aria-labelledby="needs" className={styles['needs']}>
      <h2 id="needs">{say('needs.title')}</h2>
      {needed.length === 0 && open === '' && <p className="soft">{say('needs.none')}</p>}
      {needed.map((need) => (
        <NeedOf key={need.need} need={need} />
      ))}
      {open !== '' && <p className="soft no-paper">{say('needs.open', { names: open })}</p>}
      {not !== '' && <p className="soft no-paper">{say('needs.not', { names: not })}</p>}
    </section>
  );
}

function NeedOf({ need }: Readonly<{ need: Need }>) {
  const { say, pick, formats } = useWords();
  const { quantity, period } = need;
  return (
    <div className={styles['need']} data-lacking={need.given === false || undefined}>
      <p className={styles['needHead']}>
        <strong>{pick(need.title)}</strong>
        {quantity !== null && (
          <span className={styles['number']}>
            {say(`needs.quantity.${period}`, { count: formats.count(quantity), unit: pick(need.unit) })}
          </span>
        )}
      </p>
      <p>{say(givenMessage(need))}</p>
      <p className="soft no-paper">
        {say('needs.rule', { rule: pick(need.rule) })} {!need.verified && <Unverified />}
      </p>
      <p className="soft no-paper">
        {say('needs.source', { source: pick(need.source) })}
        {need.note && ` · ${pick(need.note)}`}
      </p>
    </div>
  );
}

function givenMessage({ given, givenTold }: Need): MessageId {
  if (!givenTold) return 'needs.given.no-register';
  if (given === null) return 'needs.given.unknown';
  return given ? 'needs.given' : 'needs.lacking';
}
