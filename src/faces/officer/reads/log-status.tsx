import type { AuditStatus } from '../../../contract/index.ts';
import { useWords } from '../../shared/index.ts';
import styles from './reads.module.css';

/** How far the log is signed, and whether somebody vouches for it. */
export function LogStatus({ status }: Readonly<{ status: AuditStatus }>) {
  const { say, formats } = useWords();
  const { size, signedAt, witnessed, hours, witnesses } = status;
  return (
    <section className={styles['status']} aria-labelledby="log-status" data-held={!witnessed || undefined}>
      <h2 id="log-status">{say('reads.status')}</h2>
      <p>
        {size === null || signedAt === null
          ? say('reads.status.none')
          : say('reads.status.signed', { size, at: formats.moment(signedAt) })}
        {' · '}
        <strong>{say(witnessed ? 'reads.status.witnessed' : 'reads.status.not-witnessed', { hours })}</strong>
      </p>
      <ul>
        {witnesses.map((one) => (
          <li key={one.name}>
            {say('reads.status.witness', { name: one.name, size: one.size, at: formats.moment(one.at) })}
            {!one.independent && <span className="soft"> ({say('reads.status.own')})</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
