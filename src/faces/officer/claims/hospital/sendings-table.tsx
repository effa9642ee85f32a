import { Link } from '@tanstack/react-router';
import type { SendingAnswer } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import { FaultList, useClaimWords } from '../frame/index.ts';
import { Standings } from './standings.tsx';
import styles from './uploads.module.css';

const COLUMNS = [
  'hospital.sending.when',
  'hospital.sending.receipt',
  'hospital.sending.api',
  'hospital.sending.period',
  'hospital.sending.rows',
  'hospital.sending.claims',
  'hospital.sending.state',
] as const;
const NUMBERS: readonly string[] = ['hospital.sending.rows', 'hospital.sending.claims'];

/** Uploads with their receipts, and what was refused at the door with why. */
export function SendingsTable({ sendings }: Readonly<{ sendings: readonly SendingAnswer[] }>) {
  const { say } = useWords();
  return (
    <table className={`rows ${styles['sendings']}`}>
      <caption className="heard">{say('hospital.sendings.caption')}</caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" data-number={NUMBERS.includes(column) || undefined}>
              {say(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sendings.map((sending) => (
          <Row key={sending.kept?.receipt ?? sending.at} sending={sending} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ sending }: Readonly<{ sending: SendingAnswer }>) {
  const { say, formats } = useWords();
  const { at, api, kept, refused } = sending;
  return (
    <tr>
      <th scope="row">{formats.moment(at)}</th>
      <td data-label={say('hospital.sending.receipt')} data-whole>
        {kept ? (
          <Link
            to="/claims/receipts/$receipt"
            params={{ receipt: kept.receipt }}
            className={styles['receipt']}
          >
            {kept.receipt}
          </Link>
        ) : (
          <span className={styles['refused']}>{say('hospital.sending.refused')}</span>
        )}
      </td>
      <td data-label={say('hospital.sending.api')}>{api === 'page' ? say('hospital.sending.page') : api}</td>
      {kept && <KeptCells kept={kept} />}
      {refused && <RefusedCell refused={refused} />}
    </tr>
  );
}

function KeptCells({ kept }: Readonly<{ kept: NonNullable<SendingAnswer['kept']> }>) {
  const { say, formats } = useWords();
  const words = useClaimWords();
  return (
    <>
      <td data-label={say('hospital.sending.period')}>{words.month(kept.period)}</td>
      <td data-label={say('hospital.sending.rows')} data-number>
        {formats.count(kept.rows)}
      </td>
      <td data-label={say('hospital.sending.claims')} data-number>
        {formats.count(kept.claims)}
      </td>
      <td data-label={say('hospital.sending.state')} data-whole>
        <Standings kept={kept} />
      </td>
    </>
  );
}

function RefusedCell({ refused }: Readonly<{ refused: NonNullable<SendingAnswer['refused']> }>) {
  const { say } = useWords();
  return (
    <td colSpan={4} data-whole>
      <details>
        <summary>{say('hospital.sending.refused.count', { faults: refused.faults })}</summary>
        <FaultList groups={refused.groups} />
      </details>
    </td>
  );
}
