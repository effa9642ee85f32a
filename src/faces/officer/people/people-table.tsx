import { useQuery } from '@tanstack/react-query';
import type { PersonRow } from '../../../contract/index.ts';
import { NextPage, type PeopleQuestion, questions, TableHead, useWords } from '../../shared/index.ts';
import { AreaLink, PersonLink } from '../frame/index.ts';
import styles from './people.module.css';
import { usePeople } from './use-people.ts';

/** The people themselves, a page at a time. */
export function PeopleTable({ question }: Readonly<{ question: PeopleQuestion }>) {
  const { say } = useWords();
  const { people, total, list } = usePeople(question);
  return (
    <>
      <table className={`rows ${styles['people']}`} data-dense>
        <TableHead
          columns={[
            say('people.name'),
            say('people.sex'),
            { number: say('people.age') },
            say('people.village'),
            say('people.missing'),
            { number: say('people.baht') },
          ]}
        />
        <tbody>
          {people.map((person) => (
            <PersonLine key={person.id} person={person} />
          ))}
        </tbody>
      </table>
      <div className={styles['after']}>
        <p className="soft">{say('people.shown', { shown: people.length, total: total ?? 0 })}</p>
        <NextPage list={list} label={say('people.more')} />
      </div>
    </>
  );
}

function PersonLine({ person }: Readonly<{ person: PersonRow }>) {
  const { say, pick, formats } = useWords();
  const missing = useProgrammeNames(person.missingOut);
  return (
    <tr>
      <th scope="row">
        <PersonLink person={person} />
        {person.target && <span className="tag">{say('people.target')}</span>}
      </th>
      <td data-label={say('people.sex')}>{person.sex ? say(`sex.${person.sex}`) : say('unknown')}</td>
      <td data-label={say('people.age')} data-number>
        {person.ageYears === null ? say('unknown') : formats.count(person.ageYears)}
      </td>
      <td data-label={say('people.village')} data-whole>
        <AreaLink code={person.village.code}>
          {pick(person.village.name)} {pick(person.subdistrict.name)}
        </AreaLink>
      </td>
      <td data-label={say('people.missing')} data-whole>
        {missing.length > 0 ? formats.list(missing) : '–'}
      </td>
      <td data-label={say('people.baht')} data-number>
        {formats.baht(person.missingOutSatangAMonth)}
      </td>
    </tr>
  );
}

function useProgrammeNames(ids: readonly string[]): string[] {
  const { pick } = useWords();
  const content = useQuery(questions.measures());
  const programmes = content.data?.programmes ?? [];
  return ids.map((id) => {
    const programme = programmes.find((one) => one.id === id);
    return programme ? pick(programme.title) : id;
  });
}
