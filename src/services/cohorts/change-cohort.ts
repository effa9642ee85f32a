import { isKeptBack } from '../../base/access/index.ts';
import { type Condition, leavesOf } from '../../base/condition/index.ts';
import { problem } from '../../base/errors/index.ts';
import { literal, sql } from '../../base/lake/index.ts';
import type { CohortAct, NewCohortVersion } from '../../base/ledger/index.ts';
import { isWithin, personKeyOf } from '../../base/model/index.ts';
import { followAlias } from '../../stages/linkage/index.ts';
import { type CohortDesk, findCohort, findOwnCohort, handOf, isOwn } from './cohort-desk.ts';
import { readCondition } from './cohort-list.ts';
import { amongWhom, type ConditionAsked, compileCondition } from './condition/index.ts';
import { keyIn, seenAmong, standingOf } from './people/index.ts';
import { withVisited } from './visited.ts';

/** More than this nobody works through; and who wants figures has the area pages. */
const MOST_PEOPLE = 50_000;

/** A new list: what it is called, where it is, and whom it should hold. */
export type NewCohort = Readonly<{ name: string; area: string; condition: Condition }>;

/** Makes a list with its first version. Throws AREA_UNKNOWN, NOT_ALLOWED, REQUEST_INVALID, COHORT_TOO_LARGE. */
export async function createCohort(desk: CohortDesk, { name, area, condition }: NewCohort): Promise<string> {
  const { code } = desk.reading.places.get(area);
  if (!isWithin(code, desk.officer.area)) throw problem('NOT_ALLOWED');
  const version = await meet(desk, { area: code, condition });
  return String(await desk.cohorts.create({ name, area: code, condition, version }, handOf(desk)));
}

/** Asks the condition anew of what is published now; keeps the version there is when nothing that it asks can be otherwise. */
export async function refreshCohort(desk: CohortDesk, id: string): Promise<Readonly<{ made: boolean }>> {
  const cohort = await findOwnCohort(desk, id);
  const { datasetVersions, version: seen } = cohort.latest;
  const condition = readCondition(cohort.condition);
  // Visits are paid whether or not anything is published.
  const asksOfVisits = leavesOf(condition).some((leaf) => 'notVisited' in leaf);
  if (!asksOfVisits && datasetVersions.includes(desk.reading.version('areas').id)) return { made: false };
  const version = await meet(desk, { area: cohort.area, condition });
  await desk.cohorts.addVersion(cohort.id, { ...version, seen }, handOf(desk));
  return { made: true };
}

/** Calls a list something else. */
export async function renameCohort(
  desk: CohortDesk,
  { id, name }: Readonly<{ id: string; name: string }>,
): Promise<void> {
  const cohort = await findOwnCohort(desk, id);
  await desk.cohorts.write(cohort.id, { act: 'named', name }, handOf(desk));
}

/** Puts a list on the shelf, or takes it back into use; it is never deleted. */
export async function archiveCohort(
  desk: CohortDesk,
  { id, archived, reason }: Readonly<{ id: string; archived: boolean; reason: string }>,
): Promise<void> {
  const cohort = await findCohort(desk, id);
  if (!isOwn(cohort, desk.officer)) throw problem('NOT_ALLOWED');
  if (cohort.archived === archived) return;
  await desk.cohorts.write(cohort.id, { act: archived ? 'archived' : 'restored', reason }, handOf(desk));
}

/** A change by hand: puts somebody on a list, takes somebody off, or takes such a change back. */
export type HandOrder = Readonly<{
  id: string;
  person: string;
  act: Extract<CohortAct, 'added' | 'removed' | 'withdrawn'>;
  reason: string;
}>;

/** Changes a list by hand. Throws PERSON_UNKNOWN alike for nobody and for somebody outside the officer's area, COHORT_HAND_REFUSED. */
export async function changeByHand(desk: CohortDesk, { id, person, act, reason }: HandOrder): Promise<void> {
  const cohort = await findOwnCohort(desk, id);
  const personKey = await keyOfSeen(desk, person);
  const { members, byHand } = await standingOf(desk, cohort);
  const isMember = members.includes(personKey);
  if (act === 'added' && isMember) throw refused('this person is on the list already');
  if (act === 'removed' && !isMember) throw refused('this person is not on the list');
  if (act === 'withdrawn' && !byHand.has(personKey))
    throw refused('nothing was changed by hand for this person');
  await desk.cohorts.write(cohort.id, { act, personKey, reason }, handOf(desk));
}

function refused(reason: string) {
  return problem('COHORT_HAND_REFUSED', { reason });
}

async function keyOfSeen({ reading, officer }: CohortDesk, person: string): Promise<bigint> {
  const asked = personKeyOf(person);
  if (asked === undefined) throw problem('PERSON_UNKNOWN');
  const key = await followAlias(reading.serving, asked);
  const [found] = await reading.serving.rows(sql`
    select person_id
    from areas.people
    where ${seenAmong({ reading, officer }, [key])}`);
  if (!found || isKeptBack(officer, key)) throw problem('PERSON_UNKNOWN');
  return key;
}

async function meet(desk: CohortDesk, asked: ConditionAsked): Promise<NewCohortVersion> {
  const { reading } = desk;
  const content = await withVisited(desk, asked.condition);
  const rows = await reading.serving.rows(sql`
    select person_id
    from areas.people
    where ${amongWhom(desk, asked)}
      and ${compileCondition(content, asked.condition)}
    order by person_id
    limit ${literal(MOST_PEOPLE + 1)}`);
  if (rows.length > MOST_PEOPLE) throw problem('COHORT_TOO_LARGE', { most: MOST_PEOPLE });
  return {
    asOf: reading.asOf,
    runId: reading.runId,
    datasetVersions: ['areas', 'linkage'].flatMap((dataset) =>
      reading.serving.versions.filter((version) => version.dataset === dataset).map((version) => version.id),
    ),
    members: rows.map(keyIn),
  };
}
