import { Link } from '@tanstack/react-router';
import type { ListedPerson, VisitHousehold } from '../../../../contract/index.ts';
import { useWords } from '../../../shared/index.ts';
import { AreaLink, PersonLink } from '../../frame/index.ts';
import { useProgrammeNames } from '../use-programme-names.ts';
import styles from './sheet.module.css';

type Props = Readonly<{
  households: readonly VisitHousehold[];
  caption: string;
  /** Who stands in the middle column. */
  people: string;
  /** Whether the place stands in each row, or over the whole table. */
  placeIn: 'row' | 'head';
}>;

/** Households with whom of them is looked for and what they miss; on paper with room for the result of the visit. */
export function HouseholdTable({ households, caption, people, placeIn }: Props) {
  const { say } = useWords();
  return (
    <table className={`rows ${styles['households']}`}>
      <caption className="heard">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className={styles['rank']}>
            {say('sheet.rank')}
          </th>
          <th scope="col">{say('sheet.house')}</th>
          <th scope="col">{people}</th>
          <th scope="col" data-number>
            {say('sheet.baht')}
          </th>
          <th scope="col" className={`${styles['result']} only-paper`}>
            {say('sheet.result')}
          </th>
        </tr>
      </thead>
      <tbody>
        {households.map((household, index) => (
          <HouseholdLine
            key={`${household.kind} ${household.id ?? household.people[0]?.id}`}
            household={household}
            rank={index + 1}
            placeIn={placeIn}
          />
        ))}
      </tbody>
    </table>
  );
}

type LineProps = Readonly<{ household: VisitHousehold; rank: number; placeIn: Props['placeIn'] }>;

function HouseholdLine({ household, rank, placeIn }: LineProps) {
  const { say, formats } = useWords();
  return (
    <tr>
      <td className={styles['rank']}>{rank}</td>
      <th scope="row" className={styles['house']}>
        <House household={household} placeIn={placeIn} />
      </th>
      <td>
        <ul className={styles['people']}>
          {household.people.map((person) => (
            <Person key={person.id} person={person} />
          ))}
        </ul>
      </td>
      <td data-number data-label={say('sheet.baht')}>
        <strong>{household.satangAMonth > 0 ? formats.baht(household.satangAMonth) : '–'}</strong>
      </td>
      <td className={`${styles['result']} only-paper`} />
    </tr>
  );
}

function House({ household, placeIn }: Pick<LineProps, 'household' | 'placeIn'>) {
  const { say, pick, formats } = useWords();
  const { id, kind, houseNumber, village, subdistrict, members, lastVisit } = household;
  const number =
    houseNumber === null
      ? say('sheet.house-number.unknown')
      : say('sheet.house-number', { number: houseNumber });
  const about = [
    ...(members === null ? [] : [say('sheet.members', { count: members })]),
    say(`sheet.kind.${kind}`),
    lastVisit === null
      ? say('sheet.never-visited')
      : say('sheet.last-visit', { date: formats.date(lastVisit) }),
  ];
  return (
    <>
      {id === null ? (
        <span>{number}</span>
      ) : (
        <Link to="/households/$id" params={{ id }}>
          {number}
        </Link>
      )}
      {placeIn === 'row' && (
        <span className={styles['place']}>
          <AreaLink code={village.code}>
            {pick(village.name)}
            {village.code !== subdistrict.code && ` ${pick(subdistrict.name)}`}
          </AreaLink>
        </span>
      )}
      <span className={styles['about']}>{about.join(' · ')}</span>
    </>
  );
}

function Person({ person }: Readonly<{ person: ListedPerson }>) {
  const { say, formats } = useWords();
  const nameOf = useProgrammeNames();
  const missed = person.missed.map(({ programme, satangAMonth }) =>
    satangAMonth === null
      ? say('sheet.missed.not-monthly', { programme: nameOf(programme) })
      : say('sheet.missed', { programme: nameOf(programme), baht: formats.baht(satangAMonth) }),
  );
  return (
    <li>
      <PersonLink person={person} />{' '}
      <span className={styles['age']}>
        {person.ageYears === null ? '' : say('age.years', { years: person.ageYears })}
      </span>
      <span className={styles['missed']}>
        {missed.length > 0 ? formats.list(missed) : say('sheet.misses-nothing')}
      </span>
    </li>
  );
}
