import { type Kysely, type Selectable, sql } from 'kysely';
import { problem } from '../../errors/index.ts';
import { type AreaCode, COUNTRY_CODE, type IsoDate } from '../../model/index.ts';
import { writeAct } from '../audit/index.ts';
import type { Tables } from '../tables.ts';
import type { HomeVisit, NewHomeVisit, Withdrawal } from './home-visit-words.ts';

/** Visits that officers paid to households; a visit that was withdrawn is told no more. */
export type HomeVisitBook = Readonly<{
  record(visit: NewHomeVisit): Promise<HomeVisit>;
  /** Takes a visit back. Throws HOME_VISIT_UNKNOWN for none, one outside the area and one that was taken back. */
  withdraw(withdrawal: Withdrawal): Promise<HomeVisit>;
  /** Visits to households in which any of these people lived then, the latest first. */
  ofPeople(people: readonly bigint[]): Promise<HomeVisit[]>;
  /** The latest day of a visit for each of these people who was visited. */
  lastOf(people: readonly bigint[]): Promise<ReadonlyMap<bigint, IsoDate>>;
  /** Everybody whose household in an area was visited on a day or after it. */
  visitedSince(area: AreaCode, day: IsoDate): Promise<bigint[]>;
}>;

/** Opens the book of home visits. */
export function openHomeVisitBook(database: Kysely<Tables>): HomeVisitBook {
  return {
    record: (visit) => record(database, visit),
    withdraw: (withdrawal) => withdraw(database, withdrawal),
    ofPeople: async (people) => {
      if (people.length === 0) return [];
      const rows = await standing(database)
        .where(isAbout(people))
        .orderBy('visited_on', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toVisit);
    },
    lastOf: async (people) => {
      if (people.length === 0) return new Map();
      const asked = new Set(people);
      const rows = await standing(database).where(isAbout(people)).orderBy('visited_on').execute();
      return new Map(
        rows.flatMap((row) =>
          row.people.filter((one) => asked.has(one)).map((one) => [one, row.visited_on] as const),
        ),
      );
    },
    visitedSince: async (area, day) => {
      const rows = await standing(database)
        .where('visited_on', '>=', day)
        .$if(area !== COUNTRY_CODE, (query) => query.where('village', 'like', `${area}%`))
        .execute();
      return [...new Set(rows.flatMap((row) => row.people))];
    },
  };
}

/** Visits that were not taken back. */
function standing(database: Kysely<Tables>) {
  return database
    .selectFrom('home_visit')
    .selectAll()
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('home_visit_withdrawal')
            .select('visit_id')
            .whereRef('home_visit_withdrawal.visit_id', '=', 'home_visit.id'),
        ),
      ),
    );
}

function isAbout(people: readonly bigint[]) {
  return sql<boolean>`people && ${[...people]}::bigint[]`;
}

async function record(database: Kysely<Tables>, visit: NewHomeVisit): Promise<HomeVisit> {
  return database.transaction().execute(async (turn) => {
    const row = await turn
      .insertInto('home_visit')
      .values({
        visited_on: visit.visitedOn,
        household_kind: visit.household.kind,
        household_id: visit.household.id,
        people: [...visit.people],
        told_by: visit.toldBy,
        findings: [...visit.findings],
        note: visit.note,
        village: visit.village,
        officer: visit.officer,
        session_id: visit.sessionId ?? null,
        dataset_version: visit.datasetVersion,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await writeAct(turn, {
      kind: 'home-visit',
      act: 'recorded',
      actor: visit.officer,
      sessionId: visit.sessionId,
      area: visit.village ?? undefined,
      datasetVersion: visit.datasetVersion,
      personKeys: visit.people,
      facts: { visit: Number(row.id), visitedOn: visit.visitedOn, household: visit.household.kind },
      sealed: { findings: visit.findings.join(' '), note: visit.note },
    });
    return toVisit(row);
  });
}

async function withdraw(
  database: Kysely<Tables>,
  { id, area, officer, sessionId, reason }: Withdrawal,
): Promise<HomeVisit> {
  return database.transaction().execute(async (turn) => {
    const row = await standing(turn)
      .where('home_visit.id', '=', id)
      .$if(area !== COUNTRY_CODE, (query) => query.where('village', 'like', `${area}%`))
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw problem('HOME_VISIT_UNKNOWN');
    await turn
      .insertInto('home_visit_withdrawal')
      .values({ visit_id: id, officer, session_id: sessionId ?? null, reason })
      .execute();
    await writeAct(turn, {
      kind: 'home-visit',
      act: 'withdrawn',
      actor: officer,
      sessionId,
      area: row.village ?? undefined,
      personKeys: row.people,
      facts: { visit: Number(id) },
      sealed: { reason },
    });
    return toVisit(row);
  });
}

function toVisit(row: Selectable<Tables['home_visit']>): HomeVisit {
  const { id, at, people, findings, note, village, officer } = row;
  return {
    id,
    at,
    visitedOn: row.visited_on,
    household: { kind: row.household_kind, id: row.household_id },
    people,
    toldBy: row.told_by,
    findings,
    note,
    village,
    officer,
  };
}
