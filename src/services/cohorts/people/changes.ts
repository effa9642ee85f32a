import { scopeOf } from '../../../base/access/index.ts';
import { literal, sql } from '../../../base/lake/index.ts';
import { type CohortDesk, findCohort } from '../cohort-desk.ts';
import { followAliases } from './alias-keys.ts';
import { type HandNote, noteOf } from './cohort-people.ts';
import { keyIn, type ListedPerson, MONEY, personColumns, readListedPerson } from './person-row.ts';
import { among, standingOf } from './standing.ts';

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
  const { version } = cohort.latest;
  const keysOf = async (number: number) =>
    followAliases(desk.reading, (await desk.cohorts.version(cohort.id, number))?.members ?? []);
  const [now, before, { byHand }] = await Promise.all([
    keysOf(version),
    keysOf(version - 1),
    standingOf(desk, cohort),
  ]);
  const hand = await peopleOf(desk, [...byHand.keys()]);
  const handRows = hand.map(({ key, person }) => ({ ...person, byHand: noteOf(byHand.get(key)) }));
  if (version === 1) {
    return { version, since: null, still: now.length, entered: NOBODY, left: NOBODY, byHand: handRows };
  }
  const was = new Set(before);
  const is = new Set(now);
  const entered = now.filter((key) => !was.has(key));
  const left = before.filter((key) => !is.has(key));
  return {
    version,
    since: version - 1,
    still: now.length - entered.length,
    entered: await shownOf(desk, entered),
    left: await shownOf(desk, left),
    byHand: handRows,
  };
}

const NOBODY: ChangedPeople = { people: 0, shown: [] };

async function shownOf(desk: CohortDesk, keys: readonly bigint[]): Promise<ChangedPeople> {
  const shown = await peopleOf(desk, keys);
  return { people: keys.length, shown: shown.map(({ person }) => person) };
}

async function peopleOf(
  { reading, officer }: CohortDesk,
  keys: readonly bigint[],
): Promise<{ key: bigint; person: ListedPerson }[]> {
  if (keys.length === 0) return [];
  const rows = await reading.serving.rows(sql`
    select ${personColumns(reading)}
    from areas.people
    where ${among(keys)}
      and ${scopeOf(officer, 'village_code')}
    order by ${MONEY} desc, person_id
    limit ${literal(SHOWN)}`);
  return rows.map((row) => ({ key: keyIn(row), person: readListedPerson(reading, row) }));
}
