import type { ErasureList } from '../../../../contract/index.ts';
import { ApiProblem, StateNote, Unverified, useWords } from '../../../shared/index.ts';
import styles from '../erasures.module.css';

type Duty = ErasureList['duties'][number];

/** Which duties stand against the chosen ground, if they hold for the person. */
export function DutiesOfBasis({ list, basis }: Readonly<{ list: ErasureList; basis: string | undefined }>) {
  const { say } = useWords();
  const against = list.duties.filter(({ yieldsTo }) => basis !== undefined && !yieldsTo.includes(basis));
  const words =
    basis === undefined
      ? say('erasures.duties.choose')
      : say(against.length > 0 ? 'erasures.duties.may' : 'erasures.duties.none');
  return (
    <div aria-live="polite" className={styles['duties']}>
      <p className="soft">{words}</p>
      <Duties duties={against} />
    </div>
  );
}

/** The duties that do hold for this person, as the refusal names them. */
export function StandingDuties({ list, thrown }: Readonly<{ list: ErasureList; thrown: unknown }>) {
  const { say, pick } = useWords();
  const answer = thrown instanceof ApiProblem ? thrown.answer : undefined;
  const ids = String(answer?.params['ids'] ?? '').split(' ');
  const standing = list.duties.filter(({ id }) => ids.includes(id));
  return (
    <StateNote tone="wrong" title={say('erasures.duties.hold')}>
      {standing.length > 0 ? (
        <Duties duties={standing} bases={list.bases} />
      ) : (
        answer && <p>{pick(answer.message)}</p>
      )}
      <p>{say('erasures.duties.next')}</p>
    </StateNote>
  );
}

type Props = Readonly<{ duties: readonly Duty[]; bases?: ErasureList['bases'] }>;

function Duties({ duties, bases }: Props) {
  const { say, pick } = useWords();
  return (
    <ul className={styles['dutyList']}>
      {duties.map(({ id, title, law, verified, yieldsTo }) => (
        <li key={id}>
          {pick(title)}
          <span className={styles['law']}>
            {pick(law)}
            {!verified && <Unverified />}
          </span>
          {bases && (
            <span className={styles['law']}>
              {say('erasures.duties.yields', {
                bases: bases
                  .filter((basis) => yieldsTo.includes(basis.id))
                  .map((basis) => pick(basis.title))
                  .join(' · '),
              })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
