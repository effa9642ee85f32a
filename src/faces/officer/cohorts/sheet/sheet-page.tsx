import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { RouteSheet } from '../../../../contract/index.ts';
import { listQuestions, ProblemNote, Shape, StateNote, useWords } from '../../../shared/index.ts';
import { usePageTitle } from '../../frame/index.ts';
import { needsSignIn, SignInNeeded } from '../../session/index.ts';
import { isMissing, MissingList } from '../missing-list.tsx';
import { HouseholdTable } from './household-table.tsx';
import styles from './sheet.module.css';
import { SheetFoot } from './sheet-foot.tsx';

const SHAPE = [24, 40, 24, 56, 56, 56, 56, 56];

/** A list as it is carried from door to door: a page of paper a village, houses by their numbers. */
export function SheetPage() {
  const { say } = useWords();
  const { list: id } = useParams({ from: '/lists/$list/sheet' });
  const { area } = useSearch({ from: '/lists/$list/sheet' });
  const sheet = useQuery(listQuestions.sheet({ id, ...(area === undefined ? {} : { area: String(area) }) }));
  usePageTitle(sheet.data && say('sheet.title', { name: sheet.data.name }));
  const needed = needsSignIn(sheet.error);
  if (needed) return <SignInNeeded level={1} title="lists.needed" why={needed} />;
  if (isMissing(sheet.error)) return <MissingList />;
  if (sheet.isPending) return <Shape heights={SHAPE} />;
  if (sheet.isError && !sheet.data)
    return <ProblemNote level={1} thrown={sheet.error} onRetry={() => void sheet.refetch()} />;
  return <Sheet sheet={sheet.data} />;
}

function Sheet({ sheet }: Readonly<{ sheet: RouteSheet }>) {
  const { say, formats } = useWords();
  const households = sheet.villages.flatMap((village) => village.households);
  const about = [
    say('sheet.about', { version: sheet.version, ...countOf(households) }),
    say('app.as-of', { date: formats.date(sheet.asOf) }),
  ];
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <p className="no-paper">
          <Link to="/lists/$list" params={{ list: sheet.id }}>
            {say('sheet.back')}
          </Link>
        </p>
        <h1>{say('sheet.title', { name: sheet.name })}</h1>
        <p className="soft">{about.join(' · ')}</p>
        {sheet.cut && <p>{say('sheet.cut')}</p>}
      </header>
      {households.length === 0 ? (
        <StateNote title={say('sheet.empty')}>
          <p>{say('sheet.empty.why')}</p>
        </StateNote>
      ) : (
        <div className="no-paper">
          <Button onClick={() => window.print()}>{say('sheet.print')}</Button>
        </div>
      )}
      {sheet.villages.map((village) => (
        <Village key={village.village.code} village={village} />
      ))}
    </div>
  );
}

function Village({ village }: Readonly<{ village: RouteSheet['villages'][number] }>) {
  const { say, pick } = useWords();
  const id = `village-${village.village.code}`;
  const isVillage = village.village.code !== village.subdistrict.code;
  const name = isVillage
    ? say('sheet.village', {
        village: pick(village.village.name),
        subdistrict: pick(village.subdistrict.name),
      })
    : pick(village.village.name);
  return (
    <section aria-labelledby={id} className={styles['village']}>
      <div className={styles['villageHead']}>
        <h2 id={id}>{name}</h2>
        <p className="soft">{say('sheet.village.count', countOf(village.households))}</p>
      </div>
      <HouseholdTable
        households={village.households}
        caption={name}
        people={say('sheet.people.listed')}
        placeIn="head"
      />
      <SheetFoot />
    </section>
  );
}

function countOf(households: RouteSheet['villages'][number]['households']) {
  return {
    households: households.length,
    people: households.reduce((sum, { people }) => sum + people.length, 0),
  };
}
