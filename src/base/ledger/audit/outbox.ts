import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import { makeRecord, subjectsOf } from './audit-record.ts';
import type { AuditAct, NumberedRow, OutboxRow } from './audit-words.ts';
import { takeSalts } from './salts.ts';

/**
 * Puts an act on its way into the audit log. Called with the transaction of the act itself, so that neither stands without
 * the other.
 */
export async function writeAct(turn: Kysely<Tables>, act: AuditAct): Promise<void> {
  const record = makeRecord(act, await takeSalts(turn, subjectsOf(act)));
  await turn.insertInto('audit_outbox').values(record).execute();
}

/** Rows that were not numbered yet, in the order in which they were written. */
export async function readWaiting(database: Kysely<Tables>, limit: number): Promise<OutboxRow[]> {
  return await database
    .selectFrom('audit_outbox')
    .select(['id', 'payload', 'nonce'])
    .where('log_index', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Gives rows the numbers the log gave them. */
export async function numberRows(
  database: Kysely<Tables>,
  rows: readonly Readonly<{ id: bigint; logIndex: number }>[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update audit_outbox as row
    set log_index = given.log_index
    from unnest(${rows.map(({ id }) => id)}::bigint[], ${rows.map(({ logIndex }) => logIndex)}::bigint[])
      as given (id, log_index)
    where row.id = given.id`.execute(database);
}

/** Numbers rows that the log took although nobody came to write it down; finds them by their nonces. */
export async function numberByNonce(
  database: Kysely<Tables>,
  entries: readonly Readonly<{ nonce: Buffer; logIndex: number }>[],
): Promise<void> {
  if (entries.length === 0) return;
  await sql`
    update audit_outbox as row
    set log_index = given.log_index
    from unnest(${entries.map(({ nonce }) => nonce)}::bytea[], ${entries.map(({ logIndex }) => logIndex)}::bigint[])
      as given (nonce, log_index)
    where row.log_index is null and row.nonce = given.nonce`.execute(database);
}

/** How many rows of the outbox the log has. */
export async function countNumbered(database: Kysely<Tables>): Promise<number> {
  const row = await database
    .selectFrom('audit_outbox')
    .select(({ fn }) => fn.max('log_index').as('last'))
    .executeTakeFirst();
  return row?.last === null || row?.last === undefined ? 0 : Number(row.last) + 1;
}

/** Numbers one after the other: from the first up to, and without, the end. */
export type Span = Readonly<{ first: number; end: number }>;

/** Which numbers below a size no row has. */
export async function findGaps(database: Kysely<Tables>, size: number): Promise<Span[]> {
  const { numbered } = await database
    .selectFrom('audit_outbox')
    .select(({ fn }) => fn.countAll<bigint>().as('numbered'))
    .where('log_index', '<', BigInt(size))
    .executeTakeFirstOrThrow();
  if (Number(numbered) === size) return [];
  const { rows } = await sql<{ first: bigint; end: bigint }>`
    with numbered as (
      select log_index from audit_outbox where log_index < ${size}
      union all
      select ${size}::bigint
    ),
    stepped as (select log_index, lag(log_index, 1, -1::bigint) over (order by log_index) as before from numbered)
    select before + 1 as "first", log_index as "end" from stepped where log_index > before + 1 order by log_index`.execute(
    database,
  );
  return rows.map(({ first, end }) => ({ first: Number(first), end: Number(end) }));
}

/** Those of some nonces that are of rows, numbered or not. */
export async function findNonces(database: Kysely<Tables>, nonces: readonly Buffer[]): Promise<Buffer[]> {
  if (nonces.length === 0) return [];
  const rows = await database
    .selectFrom('audit_outbox')
    .select('nonce')
    .where('nonce', 'in', [...nonces])
    .execute();
  return rows.map(({ nonce }) => nonce);
}

/** Rows by their numbers, from one on. */
export async function readNumbered(
  database: Kysely<Tables>,
  from: number,
  limit: number,
): Promise<NumberedRow[]> {
  const rows = await database
    .selectFrom('audit_outbox')
    .select(['id', 'payload', 'nonce', 'log_index'])
    .where('log_index', '>=', BigInt(from))
    .orderBy('log_index')
    .limit(limit)
    .execute();
  return rows.map(({ id, payload, nonce, log_index }) => ({
    id,
    payload,
    nonce,
    logIndex: Number(log_index),
  }));
}
