import type { PersonFlag } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import { Confidence, FlagStateMark, flagNameOf, useFlagSubject } from '../../flags/index.ts';
import type { KnownPerson } from '../known-person.ts';
import { FlagHistory } from './flag-history.tsx';
import { FlagSteps } from './flag-steps.tsx';
import styles from './person-flags.module.css';

type Props = Readonly<{ flag: PersonFlag; person: KnownPerson }>;

/** One flag: what, how much and since when, on what evidence, how sure, how it stands, what happened, what can follow. */
export function Flag({ flag, person }: Props) {
  const { say } = useWords();
  const subject = useFlagSubject();
  const id = `flag-${flag.programme}-${flag.kind}`;
  const told = [subject.evidence(flag), subject.keep(flag)].filter((line) => line !== undefined);
  return (
    <article aria-labelledby={id} className={styles['flag']}>
      <header className={styles['head']}>
        <h3 id={id}>
          {subject.programme(flag.programme)} <span>{subject.kind(flag.kind)}</span>
        </h3>
        <FlagStateMark state={flag.state} />
      </header>
      <Money flag={flag} person={person} />
      {told.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {!flag.found && <p className={styles['gone']}>{say('flag.gone')}</p>}
      {flag.confidencePercent !== null && (
        <div className={styles['sure']}>
          <span className="soft">{say('flags.confidence')}</span>
          <Confidence percent={flag.confidencePercent} doubts={flag.doubts} />
        </div>
      )}
      <FlagHistory flag={flag} />
      <FlagSteps flag={flag} person={person.id} />
    </article>
  );
}

/** Money and the first day stand with the person; a flag that the data no longer shows has neither. */
function Money({ flag, person }: Props) {
  const { say, formats } = useWords();
  const gap = person.gaps.find((one) => flagNameOf(one) === flagNameOf(flag));
  const about = [
    ...(gap?.amountSatangAMonth ? [say('person.baht', { baht: formats.baht(gap.amountSatangAMonth) })] : []),
    ...(gap?.since ? [say('person.since', { date: formats.date(gap.since) })] : []),
  ];
  if (about.length === 0) return null;
  return <p className={styles['money']}>{about.join(' · ')}</p>;
}
