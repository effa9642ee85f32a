import type { FaultGroup } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import styles from './claims.module.css';

/** Faults by cause: what is wrong and where, why it matters, and how it is mended. */
export function FaultList({ groups }: Readonly<{ groups: readonly FaultGroup[] }>) {
  return (
    <ul className={styles['faults']}>
      {groups.map((group) => (
        <Fault key={`${group.code} ${group.file} ${group.field}`} group={group} />
      ))}
    </ul>
  );
}

function Fault({ group }: Readonly<{ group: FaultGroup }>) {
  const { say, pick } = useWords();
  const { level, file, field, count, title, what, why, mend } = group;
  const place = [file, field].filter(Boolean).join('.');
  return (
    <li data-level={level}>
      <p>
        <strong>{pick(title)}</strong> {place && <code>{place}</code>}{' '}
        <span className={styles['mark']} data-level={level}>
          {say(`hospital.fault.${level}`)}
        </span>{' '}
        {count > 1 && <span className="soft">{say('hospital.fault.count', { count })}</span>}
      </p>
      <p>
        {what ? `${pick(what)} · ` : ''}
        {pick(why)}
      </p>
      {mend && (
        <p>
          <span className="soft">{say('hospital.fault.mend')}</span> {pick(mend)}
        </p>
      )}
      <Rows group={group} />
    </li>
  );
}

function Rows({ group: { rows, count } }: Readonly<{ group: FaultGroup }>) {
  const { say, formats } = useWords();
  if (rows.length === 0) return null;
  const listed = formats.list(rows.map(String));
  const more = count - rows.length;
  return (
    <p className="soft">
      {more > 0
        ? say('hospital.fault.more', { rows: listed, more })
        : say('hospital.fault.rows', { rows: listed })}
    </p>
  );
}
