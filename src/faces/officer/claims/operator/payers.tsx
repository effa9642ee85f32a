import type { ReactNode } from 'react';
import type { ClaimQueuesAnswer, PayerStandingAnswer } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import styles from './queues.module.css';

const MARKS: Readonly<Record<PayerStandingAnswer['state'], string>> = {
  up: '✓',
  failing: '!',
  quiet: '–',
  stopped: '✕',
};
const COLUMNS = [
  'queues.payer',
  'queues.state',
  'queues.on-way',
  'queues.last-day',
  'queues.answered',
  'queues.last-answer',
  'queues.tries',
] as const;

/** How each payer does: whether it answers, what is on its way, and when a try that failed is made again. */
export function Payers({ answer: { payers, connections } }: Readonly<{ answer: ClaimQueuesAnswer }>) {
  const { say, pick } = useWords();
  return (
    <section className={styles['block']} aria-labelledby="payers">
      <h2 id="payers">{say('queues.payers')}</h2>
      {connections && <p className={styles['wrong']}>{pick(connections)}</p>}
      <table className="rows" aria-labelledby="payers">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" data-number={column === 'queues.last-day' || undefined}>
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {payers.map((payer) => (
            <Line key={payer.payer} payer={payer} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Line({ payer }: Readonly<{ payer: PayerStandingAnswer }>) {
  const { say, pick, formats } = useWords();
  const { waiting, ready, unanswered, day, lastAnswerAt, oldestAt } = payer;
  const isOnWay = waiting + ready + unanswered > 0;
  return (
    <tr data-payer={payer.payer}>
      <th scope="row">{pick(payer.title)}</th>
      <td data-label={say('queues.state')} data-whole>
        <State payer={payer} />
      </td>
      <td data-label={say('queues.on-way')}>
        {isOnWay ? (
          <Lines>
            {waiting > 0 && say('queues.on-way.waiting', { count: waiting })}
            {ready > 0 && say('queues.on-way.ready', { count: ready })}
            {unanswered > 0 && say('queues.on-way.unanswered', { count: unanswered })}
            {oldestAt && (
              <span className="soft">{say('queues.on-way.oldest', { at: formats.moment(oldestAt) })}</span>
            )}
          </Lines>
        ) : (
          say('queues.none')
        )}
      </td>
      <td data-label={say('queues.last-day')} data-number>
        {formats.count(day.sent)}
      </td>
      <td data-label={say('queues.answered')}>
        <Lines>
          {say('queues.answered.approved', { count: day.approved })}
          {say('queues.answered.returned', { count: day.returned })}
          {say('queues.answered.refused', { count: day.refused })}
        </Lines>
      </td>
      <td data-label={say('queues.last-answer')}>{lastAnswerAt ? formats.moment(lastAnswerAt) : '–'}</td>
      <td data-label={say('queues.tries')}>
        <Tries payer={payer} />
      </td>
    </tr>
  );
}

function State({ payer }: Readonly<{ payer: PayerStandingAnswer }>) {
  const { say, pick } = useWords();
  return (
    <span className={styles['payerState']} data-state={payer.state}>
      <strong>
        <span aria-hidden="true">{MARKS[payer.state]} </span>
        {say(`queues.state.${payer.state}`)}
      </strong>
      {payer.stops.map((stop) => (
        <span key={stop} className="soft">
          {say(`queues.stops.${stop}`, { agreement: payer.agreement })}
        </span>
      ))}
      {payer.failing.why && <span className={styles['why']}>{pick(payer.failing.why)}</span>}
    </span>
  );
}

function Tries({ payer: { failing, day } }: Readonly<{ payer: PayerStandingAnswer }>) {
  const { say, formats } = useWords();
  const { messages, tries, nextAt } = failing;
  return (
    <Lines>
      {messages === 0 && say('queues.tries.none')}
      {messages > 0 && nextAt && say('queues.tries.next', { at: formats.moment(nextAt) })}
      {messages > 0 && say('queues.tries.count', { messages, tries })}
      {day.failures > 0 && (
        <span className="soft">{say('queues.tries.failures', { count: day.failures })}</span>
      )}
    </Lines>
  );
}

function Lines({ children }: Readonly<{ children: ReactNode[] }>) {
  return (
    <ul className={styles['lines']}>
      {children.map(
        (child, place) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: each place always says the same thing
          child && <li key={place}>{child}</li>,
      )}
    </ul>
  );
}
