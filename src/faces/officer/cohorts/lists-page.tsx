import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CohortHead } from '../../../contract/index.ts';
import {
  ApiCalls,
  listQuestions,
  ProblemNote,
  paths,
  Shape,
  StateNote,
  TableHead,
  Unbroken,
  useWords,
} from '../../shared/index.ts';
import { usePageTitle } from '../frame/index.ts';
import { needsSignIn, SignInNeeded } from '../session/index.ts';
import styles from './lists.module.css';

const SHAPE = [40, 24, 64, 64, 64, 64];

/** Target lists of the officer's area. */
export function ListsPage() {
  const { say } = useWords();
  const lists = useQuery(listQuestions.lists());
  usePageTitle(say('lists.title'));
  const needed = needsSignIn(lists.error);
  if (needed) return <SignInNeeded level={1} title="lists.needed" why={needed} />;
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <h1>{say('lists.title')}</h1>
        <p className={`soft ${styles['wide']}`}>{say('lists.what')}</p>
        <p>
          <Link to="/lists/new" className={styles['action']}>
            {say('lists.new')}
          </Link>
        </p>
      </header>
      {lists.isPending && <Shape heights={SHAPE.slice(2)} />}
      {lists.isError && <ProblemNote thrown={lists.error} onRetry={() => void lists.refetch()} />}
      {lists.data && <Lists lists={lists.data.lists} />}
      <ApiCalls paths={[paths.lists]} />
    </div>
  );
}

function Lists({ lists }: Readonly<{ lists: readonly CohortHead[] }>) {
  const { say } = useWords();
  const [withArchived, setWithArchived] = useState(false);
  const shown = lists.filter(({ archived }) => withArchived || !archived);
  if (lists.length === 0) {
    return (
      <StateNote title={say('lists.empty')}>
        <p>{say('lists.empty.why')}</p>
      </StateNote>
    );
  }
  return (
    <>
      {lists.some(({ archived }) => archived) && (
        <label className={styles['check']}>
          <input
            type="checkbox"
            checked={withArchived}
            onChange={(event) => setWithArchived(event.currentTarget.checked)}
          />
          {say('lists.archived.show')}
        </label>
      )}
      {shown.length === 0 ? <StateNote title={say('lists.empty.shelf')} /> : <ListTable lists={shown} />}
    </>
  );
}

function ListTable({ lists }: Readonly<{ lists: readonly CohortHead[] }>) {
  const { say } = useWords();
  return (
    <table className="rows">
      <caption className="heard">{say('lists.caption')}</caption>
      <TableHead
        columns={[
          say('lists.name'),
          say('lists.place'),
          { number: say('lists.people') },
          say('lists.version'),
        ]}
      />
      <tbody>
        {lists.map((list) => (
          <ListLine key={list.id} list={list} />
        ))}
      </tbody>
    </table>
  );
}

function ListLine({ list }: Readonly<{ list: CohortHead }>) {
  const { say, pick, formats } = useWords();
  const { version } = list;
  const place = list.place.at(-1);
  return (
    <tr>
      <th scope="row">
        <Link to="/lists/$list" params={{ list: list.id }}>
          <Unbroken text={list.name} />
        </Link>
        {list.archived && <span className="tag">{say('lists.archived')}</span>}
        {list.stale && !list.archived && <span className="tag">{say('lists.stale')}</span>}
        <span className={styles['sentence']}>{pick(list.sentence)}</span>
      </th>
      <td data-label={say('lists.place')}>{place ? pick(place.name) : ''}</td>
      <td data-label={say('lists.people')} data-number>
        {version.people === null ? (
          <span className="soft">{say('lists.part')}</span>
        ) : (
          formats.count(version.people)
        )}
      </td>
      <td data-label={say('lists.version')} data-whole>
        {say('lists.version.of', { version: version.version })}{' '}
        <span className="soft">
          {say('lists.as-of', { date: formats.date(version.asOf) })} ·{' '}
          {say('lists.by', { officer: version.by, date: formats.moment(version.at) })}
        </span>
      </td>
    </tr>
  );
}
