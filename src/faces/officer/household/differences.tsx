import type { HouseholdPackageAnswer, RightDifference } from '../../../contract/index.ts';
import { useWords, type Words } from '../../shared/index.ts';
import styles from './household.module.css';
import { memberName } from './member-name.ts';
import { signedBaht } from './signed-baht.ts';

const MARKS = { gained: '+', lost: '−', more: '+', less: '−', unsure: '?', closed: '–' } as const;
const COLUMNS = ['kind', 'who', 'right', 'difference', 'because'] as const;

/** What a change gives and takes, right by right, and why. */
export function Differences({ found }: Readonly<{ found: HouseholdPackageAnswer }>) {
  const { say } = useWords();
  if (found.differences.length === 0) return <p>{say('package.no-differences')}</p>;
  return (
    <table className={styles['differences']}>
      <caption>{say('package.differences')}</caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {say(`package.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {found.differences.map((one) => (
          <DifferenceLine key={`${one.member} ${one.programme}`} one={one} found={found} />
        ))}
      </tbody>
    </table>
  );
}

function DifferenceLine({ one, found }: Readonly<{ one: RightDifference; found: HouseholdPackageAnswer }>) {
  const words = useWords();
  const { say, pick } = words;
  return (
    <tr data-kind={one.kind}>
      <td className={styles['kind']}>
        <span aria-hidden="true">{MARKS[one.kind]}</span> {say(`package.kind.${one.kind}`)}
      </td>
      <td>{memberName(found, one.member, words)}</td>
      <th scope="row">{pick(one.title)}</th>
      <td className={styles['amount']}>
        {one.differenceSatang === 0
          ? '–'
          : say(one.basis === 'once' ? 'package.baht-once' : 'package.baht-year', {
              baht: signedBaht(one.differenceSatang, words),
            })}
      </td>
      <td>{one.why.map((reason) => reasonText(reason, words)).join(' · ')}</td>
    </tr>
  );
}

type Reason = RightDifference['why'][number];

function reasonText({ kind, text, before, after }: Reason, { say, pick }: Words): string {
  if (kind !== 'condition') return say(`package.why.${kind}`);
  const outcome = (one: Reason['before']) => say(one === null ? 'package.outcome.none' : `rights.${one}`);
  return say('package.why.condition', {
    text: text ? pick(text) : '',
    before: outcome(before),
    after: outcome(after),
  });
}
