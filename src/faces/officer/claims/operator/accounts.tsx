import type { ClaimQueuesAnswer } from '../../../../contract/index.ts';
import { TableHead, useWords } from '../../../shared/index.ts';
import styles from './queues.module.css';

type Props = Readonly<{ accounts: ClaimQueuesAnswer['accounts'] }>;

/** Hospitals' accounts that cannot get in now, and the command that lets them in again. */
export function Accounts({ accounts: { total, shut } }: Props) {
  const { say, formats } = useWords();
  return (
    <section className={styles['block']} aria-labelledby="accounts">
      <h2 id="accounts">{say('queues.accounts')}</h2>
      {shut.length === 0 ? (
        <p>{total === 0 ? say('queues.accounts.empty') : say('queues.accounts.none', { count: total })}</p>
      ) : (
        <>
          <p className="soft">{say('queues.accounts.of', { count: total })}</p>
          <table className="rows" aria-labelledby="accounts">
            <TableHead
              columns={[say('queues.account'), say('queues.account.state'), say('queues.account.admit')]}
            />
            <tbody>
              {shut.map((one) => (
                <tr key={`${one.hospital} ${one.login}`}>
                  <th scope="row">
                    {one.login}
                    <span className={styles['more']}>
                      {one.hospital} {one.hospitalName}
                    </span>
                  </th>
                  <td data-label={say('queues.account.state')} data-whole>
                    {one.state === 'locked'
                      ? say('queues.account.locked', {
                          failures: one.failures,
                          at: one.until ? formats.moment(one.until) : '–',
                        })
                      : say('queues.account.suspended', { at: one.since ? formats.moment(one.since) : '–' })}
                  </td>
                  <td data-label={say('queues.account.admit')} data-whole>
                    <code>{`chipao fdh accounts admit --hospital ${one.hospital} --login ${one.login}`}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
