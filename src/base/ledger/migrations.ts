import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { ClientBase } from 'pg';
import { Problem, problem } from '../errors/index.ts';
import { LOCK_CLASS, LOCKS } from './locks.ts';

/** One numbered change of the ledger's tables. */
export type Migration = Readonly<{ number: number; name: string; hash: string; sql: string }>;

type Applied = Readonly<{ number: number; hash: string }>;

const FOLDER = new URL('./migrations/', import.meta.url);
const OLDEST_POSTGRES = 15;
const UNDEFINED_TABLE = '42P01';

/** Reads the migrations this program knows, in order. */
export function readMigrations(folder: URL = FOLDER): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      // A checkout that turns line ends must not look like an edited migration.
      const sql = readFileSync(new URL(name, folder), 'utf8').replaceAll('\r\n', '\n');
      const hash = createHash('sha256').update(sql).digest('hex');
      return { number: Number(name.slice(0, 4)), name, hash, sql };
    });
}

/**
 * Brings the ledger to the newest migration. One query when there is nothing to do; else all that is missing is applied
 * in one transaction under a lock, so that two processes do not do it twice and a failure leaves the ledger as it was.
 */
export async function migrate(client: ClientBase, migrations: readonly Migration[]): Promise<void> {
  if (findMissing(await readApplied(client), migrations).length === 0) return;
  await refuseOldServer(client);
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1, $2)', [LOCK_CLASS, LOCKS.migration]);
    await client.query(`create table if not exists migration (
      number integer primary key,
      name text not null,
      hash text not null,
      applied_at timestamptz not null default now()
    )`);
    for (const migration of findMissing(await readApplied(client), migrations))
      await apply(client, migration);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw cause;
  }
}

/** Compares what the ledger has with what we know; refuses a ledger that is ahead of us or was made differently. */
function findMissing(applied: readonly Applied[], migrations: readonly Migration[]): Migration[] {
  const known = migrations.at(-1)?.number ?? 0;
  const found = applied.at(-1)?.number ?? 0;
  if (found > known) throw problem('LEDGER_NEWER', { found, known });
  const hashes = new Map(applied.map(({ number, hash }) => [number, hash]));
  const changed = migrations.find(({ number, hash }) => hashes.has(number) && hashes.get(number) !== hash);
  if (changed) throw problem('LEDGER_MIGRATION_CHANGED', { migration: changed.name });
  return migrations.filter(({ number }) => !hashes.has(number));
}

async function readApplied(client: ClientBase): Promise<Applied[]> {
  try {
    const { rows } = await client.query<Applied>('select number, hash from migration order by number');
    return rows;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === UNDEFINED_TABLE) return [];
    throw cause;
  }
}

async function refuseOldServer(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ major: number }>(
    `select current_setting('server_version_num')::integer / 10000 as major`,
  );
  const major = rows[0]?.major ?? 0;
  if (major >= OLDEST_POSTGRES) return;
  throw problem('LEDGER_UNAVAILABLE', {
    reason: `PostgreSQL ${major} is too old, ${OLDEST_POSTGRES} is needed`,
  });
}

async function apply(client: ClientBase, migration: Migration): Promise<void> {
  try {
    await client.query(migration.sql);
    await client.query('insert into migration (number, name, hash) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.hash,
    ]);
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw problem('LEDGER_MIGRATION_FAILED', { migration: migration.name, reason }, cause);
  }
}
