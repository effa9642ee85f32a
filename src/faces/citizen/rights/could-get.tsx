import type { MyRightsAnswer } from '../../../contract/index.ts';
import { useWords } from '../messages/index.ts';
import { parts } from '../parts/index.ts';
import { useAmount } from './use-amount.ts';

type Props = Readonly<{ right: MyRightsAnswer['couldGet'][number]; isOpen?: boolean }>;

/** A right that does not come though its conditions are met: what it is worth, and what to do. */
export function CouldGet({ right, isOpen = false }: Props) {
  const { say, pick, formats } = useWords();
  const amountOf = useAmount();
  const { title, since, missingOut, steps, conditions, authority } = right;
  return (
    <article
      className={`${parts['card']} ${missingOut ? parts['call'] : ''}`}
      data-programme={right.programme}
    >
      <h3>{pick(title)}</h3>
      <p className={parts['amount']}>{amountOf(right)}</p>
      {missingOut && since && <p>{say('rights.missing.since', { date: formats.date(since, 'month') })}</p>}
      <details className={parts['fold']} open={isOpen}>
        <summary>{say('rights.todo')}</summary>
        <p>{pick(steps.do)}</p>
        <dl className={parts['steps']}>
          <div>
            <dt>{say('rights.where')}</dt>
            <dd>{pick(steps.where)}</dd>
          </div>
          <div>
            <dt>{say('rights.bring')}</dt>
            <dd>
              <ul>
                {steps.bring.map((thing) => (
                  <li key={thing.en}>{pick(thing)}</li>
                ))}
              </ul>
            </dd>
          </div>
        </dl>
      </details>
      <details className={parts['fold']}>
        <summary>{say('rights.why')}</summary>
        <ul>
          {conditions.map((condition) => (
            <li key={condition.en}>✓ {pick(condition)}</li>
          ))}
        </ul>
        <p className={parts['soft']}>{say('rights.authority', { authority: pick(authority) })}</p>
      </details>
    </article>
  );
}
