import type { PersonAnswer, RightAnswer } from '../../../../contract/index.ts';
import { useWords, type Words } from '../../../shared/index.ts';
import { Conditions } from './conditions.tsx';
import styles from './rights.module.css';

const STANDINGS = ['gets', 'could-get', 'cannot-say'] as const;

/** Rights as three groups, each with its amount and the one deciding reason; what there is no right to stands folded below. */
export function Rights({ person }: Readonly<{ person: PersonAnswer }>) {
  const { say } = useWords();
  const not = person.rights.filter((right) => right.standing === 'not-entitled');
  return (
    <section aria-labelledby="rights" className={styles['rights']}>
      <h2 id="rights">{say('rights.title')}</h2>
      {STANDINGS.map((standing) => (
        <Standing key={standing} standing={standing} person={person} />
      ))}
      {not.length > 0 && (
        <details className={styles['not']}>
          <summary>
            {say('rights.not-entitled')} ({not.length})
          </summary>
          {not.map((right) => (
            <Right key={right.programme} right={right} person={person} />
          ))}
        </details>
      )}
    </section>
  );
}

type StandingProps = Readonly<{ standing: (typeof STANDINGS)[number]; person: PersonAnswer }>;

function Standing({ standing, person }: StandingProps) {
  const { say } = useWords();
  const rights = person.rights.filter((right) => right.standing === standing);
  return (
    <section data-standing={standing} className={styles['standing']}>
      <h3>{say(`rights.${standing}`)}</h3>
      {rights.length === 0 && <p className="soft">{say('rights.none')}</p>}
      {rights.map((right) => (
        <Right key={right.programme} right={right} person={person} />
      ))}
    </section>
  );
}

function Right({ right, person }: Readonly<{ right: RightAnswer; person: PersonAnswer }>) {
  const words = useWords();
  const { say, pick, formats } = words;
  const { conditions, since } = right.explanation;
  return (
    <div className={styles['right']}>
      <p className={styles['rightHead']}>
        <strong>{pick(right.title)}</strong>
        <span className={styles['amount']}>{amountText(right, words)}</span>
      </p>
      <p>{reasonText(right, words)}</p>
      {right.standing === 'could-get' && since && (
        <p className="soft">{say('rights.since', { date: formats.date(since) })}</p>
      )}
      {conditions.length > 0 && (
        <details>
          <summary>{say('rights.open', { count: conditions.length })}</summary>
          <Conditions explanation={right.explanation} person={person} />
        </details>
      )}
    </div>
  );
}

/** What is paid, or what would be; a payment below what is due says so. */
function amountText(right: RightAnswer, { say, formats }: Words): string {
  const { standing, paidSatangAMonth: paid, amountSatangAMonth: due } = right;
  const amount = (satang: number) => say('rights.amount', { baht: formats.baht(satang) });
  if (standing === 'not-entitled') return '';
  if (standing !== 'gets') return due === null ? say('rights.no-amount') : amount(due);
  if (paid === null) return due === null ? '' : amount(due);
  const less = due !== null && paid < due ? ` (${say('rights.less', { baht: formats.baht(due) })})` : '';
  return amount(paid) + less;
}

/** The one condition that decides, in plain words. */
function reasonText({ standing, explanation }: RightAnswer, { say, pick }: Words): string {
  const { conditions, answer } = explanation;
  const outcomeOf = (outcome: 'failed' | 'unknown') =>
    conditions.find((condition) => condition.outcome === outcome);
  const failed = outcomeOf('failed');
  const unknown = outcomeOf('unknown');
  if (answer === 'eligible') return say('rights.all-passed', { count: conditions.length });
  const reason = failed ?? unknown;
  if (!reason) return '';
  if (standing === 'gets') {
    return say(failed ? 'rights.paid-anyway' : 'rights.paid-unsure', { reason: pick(reason.text) });
  }
  return say(failed ? 'rights.fails' : 'rights.lacks', { reason: pick(reason.text) });
}
