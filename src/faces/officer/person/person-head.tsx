import { useQuery } from '@tanstack/react-query';
import { isMessageId, questions, Unbroken, useWords, type Words } from '../../shared/index.ts';
import { AreaPath } from '../frame/index.ts';
import type { KnownPerson } from './known-person.ts';
import styles from './person.module.css';

type Props = Readonly<{ person: KnownPerson }>;
type Gap = KnownPerson['gaps'][number];

/** Who this is, where, and what should be looked into. */
export function PersonHead({ person }: Props) {
  const { say, pick } = useWords();
  const content = useQuery(questions.measures());
  const stage = content.data?.groups.find((group) => group.id === `stage:${person.lifeStage}`);
  const words = useWords();
  const about = [
    ...(person.sex ? [say(`sex.${person.sex}`)] : []),
    person.ageYears === null
      ? `${say('people.age')} ${say('unknown')}`
      : say(person.diedOn ? 'person.age-at-death' : 'person.age', { years: person.ageYears }),
    ...bornText(person, words),
    ...(stage ? [pick(stage.title)] : []),
    person.maskedNumber ? say('person.number', { number: person.maskedNumber }) : say('person.no-number'),
  ];
  return (
    <header className={styles['head']}>
      <AreaPath path={person.place} />
      <h1>
        <Unbroken text={person.name || say('people.no-name')} />
        {person.target && <span className="tag">{say('person.target')}</span>}
      </h1>
      <p className={styles['about']}>{about.join(' · ')}</p>
      <Death person={person} />
      <Flags person={person} />
    </header>
  );
}

/** Somebody who died is said to have, at once and with the day; somebody of whom no register tells, too. */
function Death({ person }: Props) {
  const { say, formats } = useWords();
  if (person.alive === true) return null;
  if (person.alive === null) return <p className={styles['warn']}>{say('person.alive-unknown')}</p>;
  return (
    <div className={styles['died']}>
      <p>{person.diedOn ? say('person.died', { date: formats.date(person.diedOn) }) : say('person.dead')}</p>
      <p className="soft">{say('person.died.note')}</p>
    </div>
  );
}

function bornText({ birthDate, birthPrecision }: KnownPerson, { say, formats }: Words): string[] {
  return birthDate ? [say('person.born', { date: formats.date(birthDate, birthPrecision) })] : [];
}

function Flags({ person }: Props) {
  const { say } = useWords();
  if (person.gaps.length === 0) return <p className="soft">{say('person.no-flags')}</p>;
  return (
    <ul className={styles['flags']} aria-label={say('person.flags')}>
      {person.gaps.map((gap) => (
        <li key={`${gap.kind} ${gap.programme}`}>
          <Flag gap={gap} person={person} />
        </li>
      ))}
    </ul>
  );
}

function Flag({ gap, person }: Props & Readonly<{ gap: Gap }>) {
  const { say, formats } = useWords();
  const what = useGapText(gap, person);
  const more = [
    ...(gap.amountSatangAMonth ? [say('person.baht', { baht: formats.baht(gap.amountSatangAMonth) })] : []),
    ...(gap.since ? [say('person.since', { date: formats.date(gap.since) })] : []),
  ];
  return (
    <>
      <span aria-hidden="true">▲</span>{' '}
      <a href={`#flag-${gap.programme}-${gap.kind}`}>
        <strong>{what}</strong>
      </a>{' '}
      <span className="soft">{more.join(' · ')}</span>
    </>
  );
}

/** A flag in words: as the measure that counts it is called, or by its kind and programme. */
function useGapText({ kind, programme }: Gap, { rights }: KnownPerson): string {
  const { say, pick } = useWords();
  const content = useQuery(questions.measures());
  const measure = kind.replaceAll('-', '_');
  const counted = content.data?.measures.find(
    (one) => one.id === `${measure}:${programme}` || one.id === measure,
  );
  const known = rights.find((right) => right.programme === programme);
  const title = known ? pick(known.title) : programme;
  const message = `gap.${kind}`;
  if (counted && kind !== 'missing-out') return pick(counted.title);
  return isMessageId(message)
    ? say(message, { programme: title })
    : say('gap.other', { kind, programme: title });
}
