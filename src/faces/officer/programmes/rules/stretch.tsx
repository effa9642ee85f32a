import type { ProgrammeAnswer } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import styles from './rules.module.css';
import { LawOf, StatementList } from './statement-list.tsx';

/** What a version says from a day on. */
type StretchOfRules = ProgrammeAnswer['timeline'][number]['stretches'][number];

type Props = Readonly<{ stretch: StretchOfRules }>;

/** Conditions, exceptions, the amount and the first day of what a version says. */
export function Stretch({ stretch }: Props) {
  const { say, pick } = useWords();
  const { conditions, exceptions, amount, since } = stretch;
  return (
    <div className={styles['stretch']}>
      <h3>{say('programme.rules.all')}</h3>
      <StatementList statements={conditions} />
      {exceptions.length > 0 && (
        <>
          <h3>{say('programme.exceptions')}</h3>
          <Exceptions stretch={stretch} />
        </>
      )}
      {amount && (
        <>
          <h3>{say('programme.amount')}</h3>
          <p>{pick(amount.sentence)}</p>
          <LawOf grounds={amount} />
          {amount.caps.length > 0 && (
            <>
              <h4>{say('programme.caps')}</h4>
              <StatementList statements={amount.caps} />
            </>
          )}
        </>
      )}
      {since && (
        <>
          <h3>{say('programme.since')}</h3>
          <p>{pick(since.sentence)}</p>
          <LawOf grounds={since} />
        </>
      )}
    </div>
  );
}

function Exceptions({ stretch: { exceptions } }: Props) {
  const { say, pick } = useWords();
  return (
    <ol className={styles['statements']}>
      {exceptions
        .toSorted((one, other) => one.rank - other.rank)
        .map((exception) => (
          <li key={exception.id}>
            <p>{pick(exception.text)}</p>
            <p className={styles['sentence']}>
              {say('programme.as-rule', { sentence: pick(exception.sentence) })} ·{' '}
              {say(`why.exception.says.${exception.says}`)}
            </p>
            <LawOf grounds={exception} />
          </li>
        ))}
    </ol>
  );
}
