import { Link } from '@tanstack/react-router';
import type { SearchAnswer } from '../../../contract/index.ts';
import { isMessageId, useWords, type Words } from '../../shared/index.ts';
import { PersonLink } from '../frame/index.ts';
import styles from './search.module.css';

type Found = SearchAnswer['people'][number];

/** One person who was found: who, where, and why this may be the one. */
export function FoundLine({ person }: Readonly<{ person: Found }>) {
  const words = useWords();
  const { say, pick } = words;
  const match = `lookup.match.${person.match}`;
  return (
    <li>
      <p className={styles['name']}>
        <PersonLink person={person} />
        {person.alive === false && <span className="tag">{deathText(person, words)}</span>}
        {isMessageId(match) && <span className={styles['match']}>{say(match)}</span>}
      </p>
      <p className="soft">{aboutText(person, words)}</p>
      <p className={styles['where']}>
        <Link to="/area/$code" params={{ code: person.village.code }} className="soft">
          {person.village.code === person.subdistrict.code
            ? pick(person.village.name)
            : `${pick(person.village.name)} ${pick(person.subdistrict.name)}`}
        </Link>
        {person.household && (
          <Link to="/households/$id" params={{ id: person.household }} className="soft">
            {say('package.open')}
          </Link>
        )}
      </p>
    </li>
  );
}

function deathText({ diedOn }: Found, { say, formats }: Words): string {
  return diedOn ? say('person.died', { date: formats.date(diedOn) }) : say('lookup.dead');
}

function aboutText({ sex, ageYears, diedOn }: Found, { say }: Words): string {
  return [
    ...(sex ? [say(`sex.${sex}`)] : []),
    ageYears === null
      ? `${say('people.age')} ${say('unknown')}`
      : say(diedOn ? 'person.age-at-death' : 'person.age', { years: ageYears }),
  ].join(' · ');
}
