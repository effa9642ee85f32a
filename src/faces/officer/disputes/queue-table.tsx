import { Link } from '@tanstack/react-router';
import type { DisputeQueueAnswer } from '../../../contract/index.ts';
import { StateNote, useWords } from '../../shared/index.ts';
import { ClockMark } from './clock-mark.tsx';
import styles from './disputes.module.css';

type Props = Readonly<{ queue: DisputeQueueAnswer; which: 'waiting' | 'asked' | 'settled' }>;

/** Disputes in a table, each with its clock; whose it is stands only on its own page. */
export function QueueTable({ queue, which }: Props) {
  const { say } = useWords();
  const { disputes, overdue } = queue;
  if (disputes.length === 0)
    return (
      <StateNote title={say('disputes.none')}>
        {which === 'waiting' && <p>{say('disputes.none.waiting')}</p>}
      </StateNote>
    );
  return (
    <section>
      <p role="status">
        {say('disputes.count', { count: disputes.length })}
        {overdue > 0 && (
          <strong className={styles['late']}> · {say('disputes.overdue', { count: overdue })}</strong>
        )}
      </p>
      <div className={styles['scroll']}>
        <table className={styles['queue']}>
          <thead>
            <tr>
              <th scope="col">{say('disputes.fact')}</th>
              <th scope="col">{say('disputes.register')}</th>
              <th scope="col">{say('disputes.place')}</th>
              <th scope="col">{say('disputes.opened')}</th>
              <th scope="col">{say('disputes.state')}</th>
              <th scope="col">{say('disputes.due')}</th>
            </tr>
          </thead>
          <tbody>
            {disputes.map((dispute) => (
              <QueueLine key={dispute.id} dispute={dispute} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function QueueLine({ dispute }: Readonly<{ dispute: DisputeQueueAnswer['disputes'][number] }>) {
  const { say, pick, formats } = useWords();
  return (
    <tr>
      <th scope="row">
        <Link to="/disputes/$dispute" params={{ dispute: dispute.id }}>
          {pick(dispute.label)}
        </Link>
      </th>
      <td>
        {pick(dispute.source)}
        <span className={styles['under']}>{pick(dispute.agency)}</span>
      </td>
      <td>{dispute.place && pick(dispute.place)}</td>
      <td>{formats.moment(dispute.openedOn)}</td>
      <td>{say(`disputes.act.${dispute.last}`)}</td>
      <td>
        <ClockMark clock={dispute.clock} />
      </td>
    </tr>
  );
}
