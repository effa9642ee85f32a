import { type Kysely, sql } from 'kysely';
import { canonicalJson } from '../../model/index.ts';
import { payloadOf, type Salts, subjectsOf, tokensOf } from '../audit/audit-record.ts';
import { findSalts } from '../audit/salts.ts';
import type { Tables } from '../tables.ts';
import { actOfRead, toRecorded } from './access-rows.ts';

/** How a part of the ledger's reads stands against what the log was given. */
export type ReadCheck = Readonly<{
  checked: number;
  /** The last read that was looked at; nothing when there are no more. */
  lastId: bigint | undefined;
  /** Reads whose row no longer says what the log was told. */
  differing: readonly number[];
  /** Reads of which the log was told nothing although it had begun. */
  missing: readonly number[];
}>;

/** Works out anew what the log should say of each read, and names the reads where it says something else. */
export async function checkReads(
  database: Kysely<Tables>,
  afterId: bigint,
  limit: number,
): Promise<ReadCheck> {
  const rows = await database
    .selectFrom('access_entry as entry')
    .leftJoin('audit_outbox as row', 'row.id', 'entry.outbox_id')
    .selectAll('entry')
    .select(['row.payload', 'row.nonce', 'row.seal', 'row.log_index'])
    .select(
      sql<boolean>`entry.id > coalesce((select min(id) from access_entry where outbox_id is not null), 0)`.as(
        'is_later',
      ),
    )
    .where('entry.id', '>', afterId)
    .orderBy('entry.id')
    .limit(limit)
    .execute();
  const acts = rows.map((row) => ({ row, act: actOfRead(toRecorded(row)) }));
  const salts = await findSalts(database, [...new Set(acts.flatMap(({ act }) => subjectsOf(act)))]);
  const differing = acts.filter(({ row, act }) => isOther(row, act, salts)).map(({ row }) => Number(row.id));
  const missing = rows.filter((row) => row.payload === null && row.is_later).map(({ id }) => Number(id));
  return { checked: rows.length, lastId: rows.at(-1)?.id, differing, missing };
}

/** A read the log was told of, of which the ledger has no row. */
export type LostRead = Readonly<{ outboxId: number; logIndex: number | undefined }>;

/** Finds the first of them. What kind an act is of is asked of the text the log has too, since a column beside it is easily changed. */
export async function findLostReads(database: Kysely<Tables>, limit: number): Promise<LostRead[]> {
  const { rows } = await sql<Readonly<{ id: bigint; log_index: bigint | null }>>`
    select row.id, row.log_index
    from audit_outbox as row
    where row.payload::jsonb ->> 'kind' = 'read'
      and not exists (select from access_entry as entry where entry.outbox_id = row.id)
    order by row.id
    limit ${limit}`.execute(database);
  return rows.map(({ id, log_index: index }) => ({
    outboxId: Number(id),
    logIndex: index === null ? undefined : Number(index),
  }));
}

type Told = Readonly<{ payload: string | null; nonce: Buffer | null; seal: Buffer | null; at: Date }>;

function isOther(
  { payload, nonce, seal, at }: Told,
  act: ReturnType<typeof actOfRead>,
  salts: Salts,
): boolean {
  if (payload === null || nonce === null) return false;
  // Of a person whose salt was thrown away nobody can work out the token, and without the seal no digest; the rest must agree.
  const hidden = [
    ...(subjectsOf(act).every((subject) => salts.has(subject)) ? [] : ['people', 'session', 'actor']),
    ...(seal ? [] : ['sealed']),
  ];
  const people = tokensOf(act.personKeys ?? [], salts, nonce);
  const expected = payloadOf(act, { at, nonce, seal: seal ?? Buffer.alloc(0), salts, people });
  return without(canonicalJson(expected), hidden) !== without(payload, hidden);
}

function without(payload: string, hidden: readonly string[]): string {
  const parts = Object.entries(JSON.parse(payload) as Readonly<Record<string, never>>);
  return canonicalJson(Object.fromEntries(parts.filter(([name]) => !hidden.includes(name))));
}
