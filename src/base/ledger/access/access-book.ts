import { type Kysely, sql } from 'kysely';
import { canonicalJson } from '../../model/index.ts';
import { makeRecord, subjectsOf } from '../audit/audit-record.ts';
import { takeSalts } from '../audit/salts.ts';
import type { Tables } from '../tables.ts';
import {
  type AccessFilter,
  type AccessKinds,
  type ListedAccess,
  listAccess,
  readKinds,
} from './access-list.ts';
import { actOfRead, toRecorded } from './access-rows.ts';
import type { AccessEntry, BulkRead, BulkSearch, RecordedAccess, TouchingReads } from './access-words.ts';

/** Who saw or did what; it only grows. */
export type AccessBook = Readonly<{
  /** Writes down a read and, in the same transaction, what the audit log will say of it. */
  append(entry: AccessEntry): Promise<void>;
  /** The latest acts that touched a person, newest first. */
  recent(personKey: bigint, limit: number): Promise<RecordedAccess[]>;
  /** Acts that touched a person by name or by a bulk read whose condition met them, newest first, a page at a time. */
  touching(personKeys: readonly bigint[], search: BulkSearch): Promise<TouchingReads>;
  /** Acts whoever they touched, newest first, for those who watch over reading. */
  list(filter: AccessFilter): Promise<ListedAccess[]>;
  /** Which roles, acts and purposes there were lately. */
  kinds(): Promise<AccessKinds>;
}>;

/** Opens the book of access; `wake` tells whoever numbers the log that a row was written. */
export function openAccessBook(database: Kysely<Tables>, wake: () => void): AccessBook {
  const recent = (personKey: bigint, limit: number) =>
    readWhere(database, sql`entry.person_keys @> array[${personKey}::bigint]`, limit);
  return {
    append: async (entry) => {
      // One connection for both statements: to be given one costs more than either.
      await database.connection().execute((connection) => writeAccess(connection, entry));
      wake();
    },
    recent,
    touching: (personKeys, search) => readTouching(database, personKeys, search),
    list: (filter) => listAccess(database, filter),
    kinds: () => readKinds(database),
  };
}

async function readTouching(
  database: Kysely<Tables>,
  personKeys: readonly bigint[],
  { limit, touched, beforeId, without }: BulkSearch,
): Promise<TouchingReads> {
  const asked = sql`
    ${beforeId === undefined ? sql`true` : sql`entry.id < ${beforeId}::bigint`}
    and ${without ? sql`entry.purpose <> ${without.purpose}` : sql`true`}
    and ${without?.sessionId === undefined ? sql`true` : sql`entry.session_id is distinct from ${without.sessionId}`}`;
  const [named, bulk] = await Promise.all([
    readWhere(database, sql`entry.person_keys && ${[...personKeys]}::bigint[] and ${asked}`, limit),
    readWhere(database, sql`entry.predicate is not null and ${asked}`, limit),
  ]);
  const met = await Promise.all(bulk.map(async (read) => isBulk(read) && (await touched(read))));
  // Below the oldest that was read of either kind there may be others of that kind, so the page ends there.
  const ends = [named, bulk].flatMap((rows) => (rows.length === limit ? (rows.at(-1)?.id ?? []) : []));
  const end = Math.max(0, ...ends);
  const reads = [...named, ...bulk.filter((_, place) => met[place])]
    .filter(({ id }) => id >= end)
    .sort((left, right) => right.id - left.id);
  return { reads, next: end > 0 ? end : undefined };
}

function isBulk(read: RecordedAccess): read is BulkRead {
  return read.predicate !== undefined && read.datasetVersion !== undefined;
}

/**
 * Both rows in one statement, and so in one transaction: no read without its way into the log, nor the other way round. Called with the
 * transaction of something else, neither stands without that.
 */
export async function writeAccess(database: Kysely<Tables>, entry: AccessEntry): Promise<void> {
  const act = actOfRead(entry);
  const at = new Date();
  const told = makeRecord(act, await takeSalts(database, subjectsOf(act)), at);
  const { predicate } = entry;
  await sql`
    with told as (
      insert into audit_outbox (kind, payload, nonce, seal, tokens)
      values (${told.kind}, ${told.payload}, ${told.nonce}, ${told.seal}, ${told.tokens})
      returning id
    )
    insert into access_entry (
      at, session_id, role, act, purpose, person_keys, area, dataset_version, rows, agreement, reason, fields, predicate,
      outbox_id
    )
    select
      ${at}::timestamptz, ${entry.sessionId ?? null}, ${entry.role}, ${entry.act}, ${entry.purpose},
      ${[...entry.personKeys]}::bigint[], ${entry.area ?? null}, ${entry.datasetVersion ?? null}, ${entry.rows}::integer,
      ${entry.agreement ?? null}, ${entry.reason ?? null}, ${entry.fields ? [...entry.fields] : null}::text[],
      ${predicate === undefined ? null : canonicalJson(predicate)}::jsonb, told.id
    from told`.execute(database);
}

async function readWhere(
  database: Kysely<Tables>,
  condition: ReturnType<typeof sql>,
  limit: number,
): Promise<RecordedAccess[]> {
  const rows = await database
    .selectFrom('access_entry as entry')
    .leftJoin('audit_outbox as row', 'row.id', 'entry.outbox_id')
    .selectAll('entry')
    .select('row.log_index')
    .where(sql<boolean>`${condition}`)
    .orderBy('entry.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toRecorded);
}
