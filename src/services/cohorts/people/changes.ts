import { literal, sql } from '../../../base/lake/index.ts';
import type { Cohort } from '../../../base/ledger/index.ts';
import { type CohortDesk, findCohort } from '../cohort-desk.ts';
import { type HandNote, noteOf } from './cohort-people.ts';
import { keyIn, type ListedPerson, listedPersonReader, MONEY, personColumns } from './person-row.ts';
import { countedBy, followAliases, seenAmong, standingOf } from './standing.ts';

/** What changed from one version of a list to the next, and what was changed by hand. */
export type CohortChanges = Readonly<{
  version: number;
  since: number | null;
  still: number;
  entered: ChangedPeople;
  left: ChangedPeople;
  /** Whom somebody put on the list or took off, as it stands. */
  byHand: (ListedPerson & Readonly<{ byHand: HandNote | null }>)[];
}>;

/** How many, and the first of them that the officer may see and the data of now still knows. */
export type ChangedPeople = Readonly<{ people: number; shown: ListedPerson[] }>;

const SHOWN = 200;

/** What changed with the latest version. People who were joined into one meanwhile count as having stayed. */
export async function readChanges(desk: CohortDesk, id: string): Promise<CohortChanges> {
  const cohort = await findCohort(desk, id);
  const [{ now, since, entered, left }, { byHand }] = await Promise.all([
    versionsApart(desk, cohort),
    standingOf(desk, cohort),
  ]);
  const hand = await peopleOf(desk, [...byHand.keys()]);
  return {
    version: cohort.latest.version,
    since,
    still: now.length - entered.length,
    entered: since === null ? NOBODY : await shownOf(desk, entered),
    left: since === null ? NOBODY : await shownOf(desk, left),
    byHand: hand.map(({ key, person }) => ({ ...person, byHand: noteOf(byHand.get(key)) })),
  };
}

/** How many entered and left with the latest version of a list, and nobody's name; null for a first version. */
export async function countChanges(
  desk: CohortDesk,
  id: string,
): Promise<Readonly<{ entered: number; left: number }> | null> {
  const { since, entered, left } = await versionsApart(desk, await findCohort(desk, id));
  return since === null ? null : { entered: entered.length, left: left.length };
}

type Apart = Readonly<{ now: bigint[]; since: number | null; entered: bigint[]; left: bigint[] }>;

async function versionsApart(desk: CohortDesk, cohort: Cohort): Promise<Apart> {
  const { id, latest } = cohort;
  const keysOf = async (number: number) => {
    const members = (await desk.cohorts.version(id, number))?.members ?? [];
    return countedBy(desk, cohort, await followAliases(desk.reading, members));
  };
  const now = await keysOf(latest.version);
  if (latest.version === 1) return { now, since: null, entered: [], left: [] };
  const before = await keysOf(latest.version - 1);
  const was = new Set(before);
  const is = new Set(now);
  return {
    now,
    since: latest.version - 1,
    entered: now.filter((key) => !was.has(key)),
    left: before.filter((key) => !is.has(key)),
  };
}

const NOBODY: ChangedPeople = { people: 0, shown: [] };

async function shownOf(desk: CohortDesk, keys: readonly bigint[]): Promise<ChangedPeople> {
  const shown = await peopleOf(desk, keys);
  return { people: keys.length, shown: shown.map(({ person }) => person) };
}

async function peopleOf(
  desk: CohortDesk,
  keys: readonly bigint[],
): Promise<{ key: bigint; person: ListedPerson }[]> {
  if (keys.length === 0) return [];
  const { reading } = desk;
  const rows = await reading.serving.rows(sql`
    select ${personColumns(reading)}
    from areas.people
    where ${seenAmong(desk, keys)}
    order by ${MONEY} desc, person_id
    limit ${literal(SHOWN)}`);
  const read = listedPersonReader(desk);
  return rows.map((row) => ({ key: keyIn(row), person: read(row) }));
}
