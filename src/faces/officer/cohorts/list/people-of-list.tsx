import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { CohortDetail, CohortPeople } from '../../../../contract/index.ts';
import {
  listQuestions,
  NextPage,
  ProblemNote,
  Shape,
  StateNote,
  TableHead,
  useWords,
} from '../../../shared/index.ts';
import { chooseArea } from '../../frame/index.ts';
import styles from '../lists.module.css';
import { ListedLine } from './listed-line.tsx';

type Props = Readonly<{ list: CohortDetail; mayChange: boolean }>;

/** The people of a list, a page at a time, of all of it or of one village. */
export function PeopleOfList({ list, mayChange }: Props) {
  const { say } = useWords();
  const { area } = useSearch({ from: '/lists/$list' });
  const part = { id: list.id, ...(area === undefined ? {} : { area: String(area) }) };
  const found = useInfiniteQuery(listQuestions.people(part));
  const people = useMemo(() => found.data?.pages.flatMap((page) => page.people) ?? [], [found.data]);
  const [first] = found.data?.pages ?? [];
  if (found.isPending) return <Shape heights={[28, 40, 40, 40, 40, 40]} />;
  if (!first) return <ProblemNote thrown={found.error} onRetry={() => void found.refetch()} />;
  return (
    <section aria-labelledby="people" aria-busy={found.isPlaceholderData} className={styles['columns']}>
      <div className={styles['people']}>
        <Head first={first} chosen={part.area} />
        {people.length === 0 ? (
          <Nobody />
        ) : (
          <PeopleTable list={list.id} people={people} mayChange={mayChange} />
        )}
        {people.length > 0 && (
          <p className="soft">
            {say('people.shown', { shown: people.length, total: totalIn(first, part.area) })}
          </p>
        )}
        <NextPage list={found} label={say('people.more')} />
      </div>
      <Villages list={list.id} first={first} />
    </section>
  );
}

/** How many are on the list, in all of it or in the village chosen. */
function totalIn({ villages, total }: CohortPeople, chosen: string | undefined): number {
  return villages.find(({ village }) => village.code === chosen)?.people ?? total;
}

function Nobody() {
  const { say } = useWords();
  return (
    <StateNote title={say('list.empty')}>
      <p>{say('list.empty.why')}</p>
    </StateNote>
  );
}

function Head({ first, chosen }: Readonly<{ first: CohortPeople; chosen: string | undefined }>) {
  const { say, pick } = useWords();
  const part = first.villages.find(({ village }) => village.code === chosen);
  return (
    <div>
      <h2 id="people">{say('list.people')}</h2>
      <p className="soft" aria-live="polite">
        {part
          ? say('list.people.in', { count: part.people, area: pick(part.village.name) })
          : say('list.people.count', { count: first.total })}
      </p>
      {first.notFound !== null && first.notFound > 0 && (
        <p className="soft">{say('list.not-found', { count: first.notFound })}</p>
      )}
    </div>
  );
}

type TableProps = Readonly<{ list: string; people: CohortPeople['people']; mayChange: boolean }>;

function PeopleTable({ list, people, mayChange }: TableProps) {
  const { say } = useWords();
  return (
    <table className="rows" data-dense>
      <caption className="heard">{say('list.people')}</caption>
      <TableHead
        columns={[
          say('people.name'),
          say('people.village'),
          say('people.missing'),
          { number: say('people.baht') },
        ]}
      >
        {mayChange && (
          <th scope="col" className="no-paper">
            <span className="heard">{say('list.remove')}</span>
          </th>
        )}
      </TableHead>
      <tbody>
        {people.map((person) => (
          <ListedLine key={person.id} list={list} person={person} mayChange={mayChange} />
        ))}
      </tbody>
    </table>
  );
}

function Villages({ list, first }: Readonly<{ list: string; first: CohortPeople }>) {
  const { say, pick, formats } = useWords();
  if (first.villages.length < 2) return null;
  return (
    <nav aria-label={say('list.villages')} className={`${styles['villages']} no-paper`}>
      <h2>{say('list.villages')}</h2>
      <ul>
        <li>
          <Link
            to="/lists/$list"
            params={{ list }}
            search={{}}
            activeOptions={{ exact: true }}
            resetScroll={false}
          >
            <span>{say('list.villages.all')}</span>
            <span>{say('build.count.people', { count: first.total })}</span>
          </Link>
        </li>
        {first.villages.map(({ village, subdistrict, people, satangAMonth }) => (
          <li key={village.code}>
            <Link
              to="/lists/$list"
              params={{ list }}
              search={chooseArea(village.code)}
              activeOptions={{ exact: true, includeSearch: true }}
              resetScroll={false}
            >
              <span>
                {pick(village.name)} <span className="soft">{pick(subdistrict.name)}</span>
              </span>
              <span>
                {say('build.count.people', { count: people })}
                {satangAMonth > 0 && (
                  <span className={styles['under']}>
                    {say('flags.money', { baht: formats.wholeBaht(satangAMonth) })}
                  </span>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
