import { Button } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import type { CohortDetail } from '../../../../contract/index.ts';
import { ProblemNote, Unbroken, useListActs, useWords } from '../../../shared/index.ts';
import { AreaPath } from '../../frame/index.ts';
import styles from '../lists.module.css';

type Props = Readonly<{ list: CohortDetail }>;

/** What a list is called, whom it should hold, and from which data it is. */
export function ListHead({ list }: Props) {
  const { say, pick, formats } = useWords();
  const { area } = useSearch({ from: '/lists/$list' });
  const { version } = list;
  const about = [
    say('list.version', { version: version.version, date: formats.date(version.asOf) }),
    say('list.made', { officer: list.createdBy, date: formats.moment(list.createdAt) }),
    ...(list.own ? [] : [say('lists.part')]),
  ];
  return (
    <header className={styles['head']}>
      <AreaPath path={list.place} />
      <h1>
        <Unbroken text={list.name} />
      </h1>
      <p>{pick(list.sentence)}</p>
      <p className="soft">{about.join(' · ')}</p>
      {list.stale && list.own && !list.archived && <Stale list={list} />}
      <p className="no-paper">
        <Link
          to="/lists/$list/sheet"
          params={{ list: list.id }}
          search={area === undefined ? {} : { area }}
          className={styles['action']}
        >
          {say('list.sheet')}
        </Link>
      </p>
    </header>
  );
}

function Stale({ list }: Props) {
  const { say } = useWords();
  const { refresh } = useListActs(list.id);
  return (
    <div className={`${styles['note']} no-paper`}>
      <p>
        <strong>{say('list.stale')}</strong> {say('list.stale.why')}
      </p>
      <Button onClick={() => refresh.mutate()} loading={refresh.isPending}>
        {say('list.refresh')}
      </Button>
      {refresh.isError && <ProblemNote thrown={refresh.error} onRetry={() => refresh.mutate()} />}
    </div>
  );
}
