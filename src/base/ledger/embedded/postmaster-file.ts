import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The server's port number is only the ending of its socket's name: it listens on no network. */
export const SOCKET_PORT = 5432;

/** What a running server (or one that died without cleaning up) says of itself in its data folder. */
export type PostmasterFile = Readonly<{ pid: number; socketFolder: string; ready: boolean }>;

// Line numbers are PostgreSQL's: src/include/utils/pidfile.h.
const SOCKET_LINE = 4;
const STATUS_LINE = 7;

/** Reads postmaster.pid; gives nothing when no server has started since the last clean stop. */
export function readPostmasterFile(data: string): PostmasterFile | undefined {
  const path = join(data, 'postmaster.pid');
  const lines = readOrNothing(path).split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, socketFolder: lines[SOCKET_LINE] ?? '', ready: lines[STATUS_LINE]?.trim() === 'ready' };
}

/**
 * Whether the process is a live server of this data folder. Asking the command line, not only whether the number is
 * taken, matters after a crash: in a container the number soon belongs to something else, and a killed server whose
 * parent has not noticed still answers to its number.
 */
export function runsHere(pid: number, data: string): boolean {
  return commandLineOf(pid).includes(data);
}

/** Whether a process has ended; one that has, but that its parent has not yet noticed, has. */
export function hasEnded(pid: number): boolean {
  if (!existsSync('/proc/self/stat')) return !isTaken(pid);
  return /^$|\) [ZX] /.test(readOrNothing(`/proc/${pid}/stat`));
}

/**
 * Takes away what a dead server left when its number is in use again, since PostgreSQL would then take it for alive;
 * otherwise PostgreSQL does this itself. Only for who holds the lock for starting.
 */
export function removeLeftovers(data: string, file: PostmasterFile): void {
  if (!isTaken(file.pid)) return;
  const socketLock = join(file.socketFolder, `.s.PGSQL.${SOCKET_PORT}.lock`);
  if (Number.parseInt(readOrNothing(socketLock), 10) === file.pid) rmSync(socketLock);
  rmSync(join(data, 'postmaster.pid'), { force: true });
}

function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}

function commandLineOf(pid: number): string {
  if (!existsSync('/proc/self/cmdline')) {
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  }
  return readOrNothing(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
}

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
