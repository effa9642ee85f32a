import { type Kysely, sql, type Transaction } from 'kysely';
import { type AreaCode, COUNTRY_CODE, type IsoDate, pathTo } from '../../model/index.ts';
import { writeAct } from '../audit/index.ts';
import type { Tables } from '../tables.ts';
import type {
  Cohort,
  CohortEntry,
  CohortHand,
  CohortVersion,
  CohortVersionHead,
  NewCohortEntry,
  NewCohortVersion,
} from './cohort-words.ts';

/** Target lists with their versions and what was done with them; it only grows. */
export type CohortBook = Readonly<{
  /** A new list with its first version; gives its number. */
  create(
    cohort: Readonly<{ name: string; area: AreaCode; condition: unknown; version: NewCohortVersion }>,
    hand: CohortHand,
  ): Promise<bigint>;
  find(id: bigint): Promise<Cohort | undefined>;
  /** Lists of an area: those below it, and those of the areas around it; the latest first. */
  listIn(area: AreaCode): Promise<Cohort[]>;
  versionsOf(id: bigint): Promise<CohortVersionHead[]>;
  /** One version with its members. */
  version(id: bigint, version: number): Promise<CohortVersion | undefined>;
  /** Adds a version after the one that was seen; when somebody added one meanwhile, theirs stays and nothing is written. */
  addVersion(
    id: bigint,
    version: NewCohortVersion & Readonly<{ seen: number }>,
    hand: CohortHand,
  ): Promise<void>;
  write(id: bigint, entry: NewCohortEntry, hand: CohortHand): Promise<void>;
  /** Everything that was done with a list, oldest first. */
  entriesOf(id: bigint): Promise<CohortEntry[]>;
}>;

/** Opens the book of target lists. */
export function openCohortBook(database: Kysely<Tables>): CohortBook {
  return {
    create: (cohort, hand) => database.transaction().execute((turn) => create(turn, cohort, hand)),
    find: async (id) => (await readCohorts(database, sql`cohort.id = ${id}`))[0],
    listIn: (area) => readCohorts(database, inReach(area)),
    versionsOf: (id) => readVersions(database, id),
    version: async (id, version) => {
      const row = await database
        .selectFrom('cohort_version')
        .select([...HEAD_COLUMNS, 'members'])
        .where('cohort_id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return row && { ...toHead({ ...row, people: row.members.length }), members: row.members };
    },
    addVersion: (id, { seen, ...version }, hand) =>
      database.transaction().execute((turn) => insertVersion(turn, { id, number: seen + 1, version, hand })),
    write: (id, entry, hand) =>
      database.transaction().execute((turn) => insertEntry(turn, { id, entry, hand })),
    entriesOf: (id) => readEntries(database, id),
  };
}

const HEAD_COLUMNS = ['version', 'at', 'as_of', 'run_id', 'dataset_versions', 'officer'] as const;

type HeadRow = Readonly<{
  version: number;
  at: Date;
  as_of: IsoDate;
  run_id: bigint;
  dataset_versions: string[];
  officer: string;
  people: number;
}>;

function toHead({
  version,
  at,
  as_of,
  run_id,
  dataset_versions,
  officer,
  people,
}: HeadRow): CohortVersionHead {
  return {
    version,
    at,
    asOf: as_of,
    runId: Number(run_id),
    datasetVersions: dataset_versions,
    officer,
    people,
  };
}

async function readVersions(database: Kysely<Tables>, id: bigint): Promise<CohortVersionHead[]> {
  const rows = await database
    .selectFrom('cohort_version')
    .select(HEAD_COLUMNS)
    .select(sql<number>`cardinality(members)`.as('people'))
    .where('cohort_id', '=', id)
    .orderBy('version')
    .execute();
  return rows.map(toHead);
}

function readEntries(database: Kysely<Tables>, id: bigint): Promise<CohortEntry[]> {
  return database
    .selectFrom('cohort_entry')
    .select(['act', 'at', 'name', 'person_key as personKey', 'reason', 'detail', 'rows', 'officer'])
    .where('cohort_id', '=', id)
    .orderBy('id')
    .execute();
}

async function create(
  turn: Transaction<Tables>,
  { name, area, condition, version }: Parameters<CohortBook['create']>[0],
  hand: CohortHand,
): Promise<bigint> {
  const { id } = await turn
    .insertInto('cohort')
    .values({
      area,
      condition: JSON.stringify(condition),
      officer: hand.officer,
      session_id: hand.sessionId ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertEntry(turn, { id, entry: { act: 'named', name }, hand });
  await insertVersion(turn, { id, number: 1, version, hand });
  return id;
}

async function insertVersion(
  database: Kysely<Tables>,
  {
    id,
    number,
    version,
    hand,
  }: Readonly<{ id: bigint; number: number; version: NewCohortVersion; hand: CohortHand }>,
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('cohort_version')
    .values({
      cohort_id: id,
      version: number,
      as_of: version.asOf,
      run_id: BigInt(version.runId),
      dataset_versions: [...version.datasetVersions],
      members: [...version.members],
      officer: hand.officer,
      session_id: hand.sessionId ?? null,
    })
    .onConflict((conflict) => conflict.columns(['cohort_id', 'version']).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return;
  await writeAct(database, {
    kind: 'list',
    act: 'version',
    actor: hand.officer,
    sessionId: hand.sessionId,
    rows: version.members.length,
    facts: { list: Number(id), version: number },
  });
}

async function insertEntry(
  database: Kysely<Tables>,
  { id, entry, hand }: Readonly<{ id: bigint; entry: NewCohortEntry; hand: CohortHand }>,
): Promise<void> {
  await database
    .insertInto('cohort_entry')
    .values({
      cohort_id: id,
      act: entry.act,
      name: entry.name ?? null,
      person_key: entry.personKey ?? null,
      reason: entry.reason ?? null,
      detail: entry.detail ?? null,
      rows: entry.rows ?? null,
      officer: hand.officer,
      session_id: hand.sessionId ?? null,
    })
    .execute();
  await writeAct(database, {
    kind: 'list',
    act: entry.act,
    actor: hand.officer,
    sessionId: hand.sessionId,
    personKeys: entry.personKey ? [entry.personKey] : undefined,
    rows: entry.rows ?? undefined,
    facts: { list: Number(id) },
    sealed: { name: entry.name, reason: entry.reason, detail: entry.detail },
  });
}

/** A list of a province holds people of its subdistricts too, so those above count as well as those below. */
function inReach(area: AreaCode) {
  if (area === COUNTRY_CODE) return sql`true`;
  return sql`(cohort.area like ${`${area}%`} or cohort.area in (${sql.join(pathTo(area))}))`;
}

type CohortRow = HeadRow &
  Readonly<{
    id: bigint;
    name: string;
    area: AreaCode;
    condition: unknown;
    created_at: Date;
    created_by: string;
    archived: boolean;
  }>;

async function readCohorts(database: Kysely<Tables>, which: ReturnType<typeof inReach>): Promise<Cohort[]> {
  const { rows } = await sql<CohortRow>`
    select
      cohort.id, cohort.area, cohort.condition, cohort.at as created_at, cohort.officer as created_by,
      called.name, coalesce(shelf.act = 'archived', false) as archived,
      latest.version, latest.at, latest.as_of, latest.run_id, latest.dataset_versions, latest.officer,
      cardinality(latest.members) as people
    from cohort
    join lateral (
      select name from cohort_entry where cohort_id = cohort.id and act = 'named' order by id desc limit 1
    ) called on true
    left join lateral (
      select act from cohort_entry
      where cohort_id = cohort.id and act in ('archived', 'restored')
      order by id desc limit 1
    ) shelf on true
    join lateral (
      select * from cohort_version where cohort_id = cohort.id order by version desc limit 1
    ) latest on true
    where ${which}
    order by cohort.id desc`.execute(database);
  return rows.map(({ id, name, area, condition, created_at, created_by, archived, ...head }) => ({
    id,
    name,
    area,
    condition,
    createdAt: created_at,
    createdBy: created_by,
    archived,
    latest: toHead(head),
  }));
}
