import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PersonRow } from '../../../contract/index.ts';
import { type PeopleQuestion, ProblemNote, questions, Unbroken, useWords } from '../../shared/index.ts';
import { AreaLink } from '../frame/index.ts';
import styles from './people.module.css';
import { usePeople } from './use-people.ts';

/** The people themselves, a page at a time. */
export function PeopleTable({ question }: Readonly<{ question: PeopleQuestion }>) {
  const { say } = useWords();
  const { people, total, list } = usePeople(question);
  return (
    <>
      <table className={styles['people']}>
        <thead>
          <tr>
            <th scope="col">{say('people.name')}</th>
            <th scope="col">{say('people.sex')}</th>
            <th scope="col" className={styles['number']}>
              {say('people.age')}
            </th>
            <th scope="col">{say('people.village')}</th>
            <th scope="col">{say('people.missing')}</th>
            <th scope="col" className={styles['number']}>
              {say('people.baht')}
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <PersonLine key={person.id} person={person} />
          ))}
        </tbody>
      </table>
      <div className={styles['after']}>
        <p className="soft">{say('people.shown', { shown: people.length, total: total ?? 0 })}</p>
        {list.isError && <ProblemNote thrown={list.error} onRetry={() => void list.fetchNextPage()} />}
        {list.hasNextPage && (
          <Button
            variant="default"
            className="no-paper"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {say('people.more')}
          </Button>
        )}
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
        <Link to="/person/$id" params={{ id: person.id }}>
          <Unbroken text={person.name || say('people.no-name')} />
        </Link>
        {person.target && <span className="tag">{say('people.target')}</span>}
      </th>
      <td data-label={say('people.sex')}>{person.sex ? say(`sex.${person.sex}`) : say('unknown')}</td>
      <td data-label={say('people.age')} className={styles['number']}>
        {person.ageYears === null ? say('unknown') : formats.count(person.ageYears)}
      </td>
      <td data-label={say('people.village')}>
        <AreaLink code={person.village.code}>
          {pick(person.village.name)} {pick(person.subdistrict.name)}
        </AreaLink>
      </td>
      <td data-label={say('people.missing')}>{missing.length > 0 ? formats.list(missing) : '–'}</td>
      <td data-label={say('people.baht')} className={styles['number']}>
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
