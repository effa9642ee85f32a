import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { problem } from '../../errors/index.ts';
import { findPackageRoot, prepareBinaries } from './binaries.ts';
import {
  hasEnded,
  type PostmasterFile,
  readPostmasterFile,
  removeLeftovers,
  runsHere,
  SOCKET_PORT,
} from './postmaster-file.ts';
import { findServerPlace, type ServerPlace } from './server-place.ts';
import { makeCluster, SERVER_ROLE, startServer } from './server-programs.ts';
import { makeSocketFolder } from './socket-folder.ts';
import { tryStartLock } from './start-lock.ts';

/** The embedded server as one process sees it. */
export type EmbeddedServer = Readonly<{
  /** Where it answers; starts it again first if it has died or was stopped under us. */
  address(): Promise<ClientConfig>;
  /** Leaves it, and stops it when no other process uses it. */
  leave(): Promise<void>;
}>;

/** The advisory lock that every process shares while it uses the server. */
export type SharedLock = Readonly<{ lockClass: number; lock: number }>;

const JOIN_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 60_000;
const POLL_MS = 5;

/** A server that is starting, stopping or just gone answers like this; anything else will not mend by waiting. */
const PASSING = new Set([
  'ECONNREFUSED',
  'ENOENT',
  'ECONNRESET',
  'EPIPE',
  'EAGAIN',
  '57P01',
  '57P02',
  '57P03',
]);

/**
 * Joins the embedded server of a home: adopts the one that runs, whoever started it (an orphan of a killed process
 * too), else starts one. Each process keeps one connection that holds an advisory lock in shared mode. Who leaves gives
 * it back and asks for it alone: only the last one gets it, and stops the server. A newcomer at that moment waits for
 * the lock, sees the server go, and starts it anew. Since the lock dies with its connection, a killed process counts
 * no longer.
 */
export async function joinEmbeddedServer(home: string, lock: SharedLock): Promise<EmbeddedServer> {
  const place = findServerPlace(home);
  let keeper: Keeper | undefined;
  let joining: Promise<Keeper> | undefined;
  const address = async (): Promise<ClientConfig> => {
    if (!keeper?.isAlive()) {
      joining ??= joinAt(place, lock).finally(() => {
        joining = undefined;
      });
      keeper = await joining;
    }
    return addressOf(keeper.socketFolder);
  };
  await address();
  return { address, leave: () => leave(place, keeper) };
}

type Keeper = Readonly<{ socketFolder: string; client: Client; lock: SharedLock; isAlive(): boolean }>;

async function joinAt(place: ServerPlace, lock: SharedLock): Promise<Keeper> {
  const deadline = Date.now() + JOIN_WITHIN_MS;
  while (Date.now() < deadline) {
    const file = readPostmasterFile(place.data);
    const keeper = file?.ready ? await keep(file.socketFolder, lock) : undefined;
    if (keeper) return keeper;
    const isStarted = await startIfNoneRuns(place);
    if (!isStarted) await sleep(POLL_MS);
  }
  const holder = readPostmasterFile(place.data)?.pid ?? '?';
  throw problem('LEDGER_UNAVAILABLE', {
    reason: `${place.data} is held by process ${holder}, which does not answer`,
  });
}

async function startIfNoneRuns(place: ServerPlace): Promise<boolean> {
  using startLock = tryStartLock(join(place.folder, 'starting'));
  if (!startLock) return false;
  const file = readPostmasterFile(place.data);
  if (file && runsHere(file.pid, place.data)) return false;
  if (file) removeLeftovers(place.data, file);
  const binaries = prepareBinaries(place, findPackageRoot());
  await makeCluster(place, binaries);
  return (await startServer(place, binaries, makeSocketFolder(place))) === 'ready';
}

async function keep(socketFolder: string, lock: SharedLock): Promise<Keeper | undefined> {
  const client = new Client({ ...addressOf(socketFolder), application_name: `chipao keeper ${process.pid}` });
  let alive = true;
  const lost = () => {
    alive = false;
  };
  client.on('error', lost).on('end', lost);
  try {
    await client.connect();
    await client.query('select pg_advisory_lock_shared($1, $2)', [lock.lockClass, lock.lock]);
    return { socketFolder, client, lock, isAlive: () => alive };
  } catch (cause) {
    await client.end().catch(lost);
    if (isPassing(cause)) return undefined;
    throw problem('LEDGER_UNAVAILABLE', { reason: cause instanceof Error ? cause.message : '?' }, cause);
  }
}

function isPassing(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  if ('code' in cause && PASSING.has(String(cause.code))) return true;
  return /^(Connection terminated|Client has encountered a connection error)/.test(cause.message);
}

/** Everything is said, so that no PGHOST or PGOPTIONS of the shell fills a gap. */
function addressOf(socketFolder: string): ClientConfig {
  const options = '-c search_path=public';
  return {
    host: socketFolder,
    port: SOCKET_PORT,
    user: SERVER_ROLE,
    database: 'postgres',
    ssl: false,
    options,
  };
}

async function leave(place: ServerPlace, keeper: Keeper | undefined): Promise<void> {
  if (!keeper?.isAlive()) return;
  const file = readPostmasterFile(place.data);
  if (file && (await isLast(keeper))) await stop(place, file);
  await keeper.client.end().catch(() => undefined);
}

async function isLast({ client, lock }: Keeper): Promise<boolean> {
  const values = [lock.lockClass, lock.lock];
  try {
    await client.query('select pg_advisory_unlock_shared($1, $2)', values);
    const { rows } = await client.query<{ last: boolean }>(
      'select pg_try_advisory_lock($1, $2) as last',
      values,
    );
    return rows[0]?.last ?? false;
  } catch (cause) {
    // Between the two questions another process was the last, and has stopped the server.
    if (isPassing(cause)) return false;
    throw cause;
  }
}

async function stop(place: ServerPlace, file: PostmasterFile): Promise<void> {
  if (!runsHere(file.pid, place.data)) return;
  // SIGINT is PostgreSQL's fast shutdown: open sessions are ended, everything is flushed.
  process.kill(file.pid, 'SIGINT');
  const deadline = Date.now() + STOP_WITHIN_MS;
  while (!hasEnded(file.pid)) {
    if (Date.now() > deadline) {
      throw problem('LEDGER_UNAVAILABLE', { reason: `process ${file.pid} does not stop` });
    }
    await sleep(POLL_MS);
  }
}
