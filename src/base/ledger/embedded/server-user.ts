import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The ordinary user that PostgreSQL runs as when we are root, which it refuses to be. */
export type ServerUser = Readonly<{ uid: number; gid: number }>;

/** One line of the machine's list of accounts. */
export type Account = Readonly<{ name: string; uid: number; gid: number }>;

/** Reads the machine's accounts; initdb refuses a user id without one. */
export function readAccounts(file = '/etc/passwd'): Account[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/** Whether this process is root; a machine without user ids has none. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Chooses the user for a new server: who owns the folder or its parent (so that work done with sudo stays usable
 * without it), else the account made for PostgreSQL, else nobody.
 */
export function chooseServerUser(folder: string, accounts: readonly Account[]): ServerUser | undefined {
  const owners = [folder, dirname(folder)].map((path) => statSync(path).uid).filter((uid) => uid !== 0);
  const chosen =
    accounts.find((account) => owners.includes(account.uid)) ??
    accounts.find((account) => account.name === 'postgres') ??
    accounts.find((account) => account.name === 'nobody');
  return chosen && { uid: chosen.uid, gid: chosen.gid };
}

/** The first folder on the way from the root to `path` that the user may not enter; nothing when all are open. */
export function findClosedFolder(user: ServerUser, path: string): string | undefined {
  const parent = dirname(path);
  const above = parent === path ? undefined : findClosedFolder(user, parent);
  return above ?? (mayEnter(user, path) ? undefined : path);
}

function mayEnter(user: ServerUser, folder: string): boolean {
  const { uid, gid, mode } = statSync(folder);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  return (mode & bit) !== 0;
}
