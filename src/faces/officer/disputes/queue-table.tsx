import { Link } from '@tanstack/react-router';
import type { DisputeQueueAnswer } from '../../../contract/index.ts';
import { StateNote, TableHead, useWords } from '../../shared/index.ts';
import { ClockMark } from './clock-mark.tsx';
import styles from './disputes.module.css';

type Props = Readonly<{
  disputes: DisputeQueueAnswer['disputes'];
  /** Of all that wait, shown or not. */
  overdue: number;
  which: 'waiting' | 'asked' | 'settled';
}>;

/** Disputes in a table, each with its clock; whose it is stands only on its own page. */
export function QueueTable({ disputes, overdue, which }: Props) {
  const { say } = useWords();
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
      <table className="rows">
        <TableHead
          columns={[
            say('disputes.fact'),
            say('disputes.register'),
            say('disputes.place'),
            say('disputes.opened'),
            say('disputes.state'),
            say('disputes.due'),
          ]}
        />
        <tbody>
          {disputes.map((dispute) => (
            <QueueLine key={dispute.id} dispute={dispute} />
          ))}
        </tbody>
      </table>
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
      <td data-label={say('disputes.register')} data-whole>
        {pick(dispute.source)}
        <span className={styles['under']}>{pick(dispute.agency)}</span>
      </td>
      <td data-label={say('disputes.place')} data-whole>
        {dispute.place && pick(dispute.place)}
      </td>
      <td data-label={say('disputes.opened')}>{formats.moment(dispute.openedOn)}</td>
      <td data-label={say('disputes.state')}>{say(`disputes.act.${dispute.last}`)}</td>
      <td data-label={say('disputes.due')}>
        <ClockMark clock={dispute.clock} />
      </td>
    </tr>
  );
}
