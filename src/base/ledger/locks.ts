import { sql, type Transaction } from 'kysely';
import type { Client } from 'pg';
import { problem } from '../errors/index.ts';
import type { Connections } from './connections.ts';
import type { Tables } from './tables.ts';

/** Marks our advisory locks among those of whatever else uses the same PostgreSQL ("chip" as a number). */
export const LOCK_CLASS = 0x63686970;

/** What each advisory lock guards. */
export const LOCKS = { migration: 1, writer: 2, server: 3, sequencer: 4 } as const;

/** The right to run the pipeline on this ledger, held by one process at a time until released or until it dies. */
export type WriterLock = Readonly<{ release(): Promise<void>; [Symbol.asyncDispose](): Promise<void> }>;

const NAME = 'chipao writer';

/**
 * Takes the writer's lock, or refuses with HOME_BUSY naming the process that has it. The lock belongs to a connection
 * of its own, whose name carries our process number; PostgreSQL frees it whichever way the process ends. It needs a
 * direct connection, not a pooler that shares one among several.
 */
export async function lockWriter(connections: Connections, home: string): Promise<WriterLock> {
  const client = await connections.connectAlone(`${NAME} ${process.pid}`);
  const release = async () => {
    await client.end();
  };
  const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1, $2) as locked', [
    LOCK_CLASS,
    LOCKS.writer,
  ]);
  if (rows[0]?.locked) return { release, [Symbol.asyncDispose]: release };
  const pid = await findHolder(client);
  await release();
  throw problem('HOME_BUSY', { home, pid: pid || '?' });
}

/** The process that holds the writer's lock, if any does. */
export async function findWriter(connections: Connections): Promise<string | undefined> {
  const client = await connections.connect();
  try {
    return await findHolder(client);
  } finally {
    client.release();
  }
}

async function findHolder(client: Pick<Client, 'query'>): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>(
    `select activity.application_name as name
     from pg_locks lock
     join pg_stat_activity activity on activity.pid = lock.pid
     where lock.locktype = 'advisory'
       and lock.granted
       and lock.classid = $1
       and lock.objid = $2
       and activity.datname = current_database()`,
    [LOCK_CLASS, LOCKS.writer],
  );
  return rows[0]?.name.slice(NAME.length).trim();
}

/** Lets transactions that name the same thing work one after the other: each waits here until those before it have ended. */
export async function waitForTurn(turn: Transaction<Tables>, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(turn);
}
