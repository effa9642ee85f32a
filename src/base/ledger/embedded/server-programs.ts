import { spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { problem } from '../../errors/index.ts';
import type { Binaries } from './binaries.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import type { ServerPlace } from './server-place.ts';

const POLL_MS = 3;
const DRAFT_PREFIX = 'draft-';
const LONGEST_LOG_BYTES = 1_000_000;

/** The only role of the embedded server. */
export const SERVER_ROLE = 'chipao';
const INITDB_OPTIONS = [
  `--username=${SERVER_ROLE}`,
  '--auth-local=trust',
  '--auth-host=reject',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=icu',
  '--icu-locale=th-TH',
  '--text-search-config=simple',
  '--no-instructions',
  '--no-sync',
];

// One call for the whole file system where Linux offers it, instead of a thousand for a thousand small files.
const SYNC_METHOD = process.platform === 'linux' ? 'syncfs' : 'fsync';

/** Small and quick to start; durable as PostgreSQL is by default; reachable by its socket only. */
const SERVER_SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '50',
  shared_buffers: '64MB',
  recovery_init_sync_method: SYNC_METHOD,
  max_wal_size: '256MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  jit: 'off',
  datestyle: 'ISO',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Statements and what they failed on may name people; only the server's own story is written down.
  log_min_messages: 'log',
  log_checkpoints: 'off',
};

/**
 * Makes the data folder when there is none. The work is done aside, flushed to disk and renamed, so that a half-made
 * folder is never taken for a whole one.
 */
export async function makeCluster(place: ServerPlace, binaries: Binaries): Promise<void> {
  removeDrafts(place.folder);
  if (existsSync(join(place.data, 'PG_VERSION'))) return;
  const draft = mkdtempSync(join(place.folder, DRAFT_PREFIX));
  if (place.user) chownSync(draft, place.user.uid, place.user.gid);
  await runInitdb(place, binaries, ['-D', draft, ...INITDB_OPTIONS]);
  await runInitdb(place, binaries, ['-D', draft, '--sync-only', `--sync-method=${SYNC_METHOD}`]);
  renameSync(draft, place.data);
  const folder = openSync(place.folder, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/**
 * How an attempt to start ended: the server answers; or one should look again, because another server has (or has not
 * yet let go of) the folder, or because ours was stopped at once by a process that joined and left before us.
 */
export type StartOutcome = 'ready' | 'look again';

/** Starts a server that outlives this process if need be, and waits until it answers. */
export async function startServer(
  place: ServerPlace,
  binaries: Binaries,
  socketFolder: string,
): Promise<StartOutcome> {
  const settings = { ...SERVER_SETTINGS, unix_socket_directories: socketFolder };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { log, logStart } = openLog(place);
  // Detached, so that an interrupt typed at the terminal reaches us alone and we can stop it in order.
  const child = spawn(binaries.postgres, ['-D', place.data, ...options], {
    ...spawnOptions(place),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let exit: Readonly<{ code: number | null }> | undefined;
  let failure: Error | undefined;
  child.once('exit', (code) => {
    exit = { code };
  });
  child.once('error', (error) => {
    failure = error;
  });
  child.unref();
  while (!exit && !failure) {
    const file = readPostmasterFile(place.data);
    if (file?.ready && file.pid === child.pid) return 'ready';
    await sleep(POLL_MS);
  }
  // No code means a signal, code 0 an orderly stop: in both cases it was not the server that gave up.
  if (exit && !exit.code) return 'look again';
  const complaint = failure?.message ?? lastComplaint(place.log, logStart, child.pid);
  if (/lock file|shared memory block|Address already in use/.test(complaint)) return 'look again';
  throw problem('LEDGER_UNAVAILABLE', { reason: `${complaint} (see ${place.log})` });
}

function openLog(place: ServerPlace): Readonly<{ log: number; logStart: number }> {
  const size = existsSync(place.log) ? statSync(place.log).size : 0;
  const isFull = size > LONGEST_LOG_BYTES;
  const log = openSync(place.log, isFull ? 'w' : 'a');
  if (place.user) chownSync(place.log, place.user.uid, place.user.gid);
  return { log, logStart: isFull ? 0 : size };
}

/** Each draft has a name of its own: the initdb of a killed process may still be writing to the last one. */
function removeDrafts(folder: string): void {
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith(DRAFT_PREFIX))) {
    try {
      rmSync(join(folder, name), { recursive: true, maxRetries: 3 });
    } catch {
      // Still being written to; the next start takes it away.
    }
  }
}

function runInitdb(place: ServerPlace, binaries: Binaries, options: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(binaries.initdb, options, {
      ...spawnOptions(place),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString('utf8')));
    child.once('error', (cause) => reject(failed(cause.message, cause)));
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(failed(complaint.trim().split('\n')[0] ?? '')),
    );
  });
}

function failed(reason: string, cause?: unknown): Error {
  return problem('LEDGER_UNAVAILABLE', { reason: `initdb: ${reason}` }, cause);
}

/** Nothing of our own environment reaches the server: a PGDATA or LANG of the shell must not change what it does. */
function spawnOptions(place: ServerPlace) {
  return { cwd: place.folder, env: { LC_ALL: 'C', PATH: '/usr/local/bin:/usr/bin:/bin' }, ...place.user };
}

/** Why a server of ours ended; the log may hold lines of another one that was started at the same moment. */
function lastComplaint(log: string, from: number, pid = 0): string {
  const lines = readFileSync(log).subarray(from).toString('utf8').split('\n');
  const complaints = lines.filter((line) => /\b(FATAL|PANIC|ERROR):/.test(line));
  const ours = complaints.findLast((line) => line.includes(`[${pid}]`)) ?? complaints.at(-1);
  return (
    ours?.replace(/^.*?\b(FATAL|PANIC|ERROR):\s*/, '') ??
    lines.findLast((line) => line.trim()) ??
    'it ended without a word'
  );
}
