import type { FlagRow } from '../../../contract/index.ts';
import { useWords } from '../../shared/index.ts';
import { AreaLink, PersonLink } from '../frame/index.ts';
import { Confidence } from './confidence.tsx';
import { FlagStateMark } from './flag-state-mark.tsx';
import { useFlagSubject } from './flag-subject.ts';
import styles from './flags.module.css';

/** One flag: on whom, what, how much, since when, on what evidence, how sure, and how it stands. */
export function FlagLine({ flag }: Readonly<{ flag: FlagRow }>) {
  const { say, formats } = useWords();
  const subject = useFlagSubject();
  const evidence = subject.evidence(flag);
  const keep = subject.keep(flag);
  return (
    <tr>
      <th scope="row">
        <PersonLink person={{ ...flag, id: flag.person }} />
        <FlagPlace flag={flag} />
      </th>
      <td data-whole>
        <strong>{subject.programme(flag.programme)}</strong> <span>{subject.kind(flag.kind)}</span>
        {evidence && <span className={styles['evidence']}>{evidence}</span>}
        {keep && <span className={styles['evidence']}>{keep}</span>}
      </td>
      <td data-label={say('flags.amount')} data-number>
        <Amount flag={flag} />
      </td>
      <td data-label={say('flags.since')}>
        {flag.since ? formats.date(flag.since) : <span className="soft">{say('flags.since.unknown')}</span>}
      </td>
      <td data-label={say('flags.confidence')}>
        <Confidence percent={flag.confidencePercent} doubts={flag.doubts} />
      </td>
      <td data-label={say('flags.state')}>
        <FlagStateMark state={flag.state} />
      </td>
    </tr>
  );
}

/** The village, and its subdistrict, since villages are numbered anew in each. */
function FlagPlace({ flag }: Readonly<{ flag: FlagRow }>) {
  const { pick } = useWords();
  const last = flag.place.at(-1);
  if (!last) return null;
  return (
    <span className={styles['place']}>
      <AreaLink code={last.code}>
        {flag.place
          .toReversed()
          .map((step) => pick(step.name))
          .join(' ')}
      </AreaLink>
    </span>
  );
}

/** A month's money; what is given once has no month, and a service has no money. */
function Amount({ flag }: Readonly<{ flag: FlagRow }>) {
  const { say, formats } = useWords();
  if (flag.amountSatangAMonth !== null) return formats.baht(flag.amountSatangAMonth);
  if (flag.amountSatang === null) return <span className="soft">{say('flags.amount.none')}</span>;
  return (
    <>
      {formats.baht(flag.amountSatang)} <span className="soft">{say('flags.amount.once')}</span>
    </>
  );
}
