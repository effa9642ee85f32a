import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { CohortDetail } from '../../../../contract/index.ts';
import { ApiCalls, listQuestions, ProblemNote, paths, Shape, useWords } from '../../../shared/index.ts';
import { usePageTitle } from '../../frame/index.ts';
import { needsSignIn, SignInNeeded } from '../../session/index.ts';
import styles from '../lists.module.css';
import { isMissing, MissingList } from '../missing-list.tsx';
import { AddPerson } from './add-person.tsx';
import { Changes } from './changes.tsx';
import { ExportList } from './export-list.tsx';
import { ListBook } from './list-book.tsx';
import { ListHead } from './list-head.tsx';
import { ManageList } from './manage-list.tsx';
import { PeopleOfList } from './people-of-list.tsx';

const SHAPE = [24, 40, 24, 56, 40, 40, 40, 40, 40];

/** One target list: its condition, its people, what changed, and what can be done with it. */
export function ListPage() {
  const { list: id } = useParams({ from: '/lists/$list' });
  const list = useQuery(listQuestions.list(id));
  usePageTitle(list.data?.name);
  const needed = needsSignIn(list.error);
  if (needed) return <SignInNeeded level={1} title="lists.needed" why={needed} />;
  if (isMissing(list.error)) return <MissingList />;
  if (list.isPending) return <Shape heights={SHAPE} />;
  if (list.isError && !list.data)
    return <ProblemNote level={1} thrown={list.error} onRetry={() => void list.refetch()} />;
  return <List list={list.data} />;
}

function List({ list }: Readonly<{ list: CohortDetail }>) {
  const { say } = useWords();
  const { id } = list;
  const mayChange = list.own && !list.archived;
  return (
    <div className={styles['page']}>
      <ListHead list={list} />
      {list.archived && <p className={styles['note']}>{say('list.archived')}</p>}
      <PeopleOfList list={list} mayChange={mayChange} />
      <div className={styles['parts']}>
        <Changes list={list} mayChange={mayChange} />
        <div className={`${styles['acts']} no-paper`}>
          {mayChange && <AddPerson list={id} />}
          <ExportList list={id} />
          {list.own && <ManageList list={list} />}
          <ListBook list={list} />
        </div>
      </div>
      <ApiCalls
        paths={[paths.list(id), paths.listPeople({ id }), paths.listChanges(id), paths.listSheet({ id })]}
      />
    </div>
  );
}
