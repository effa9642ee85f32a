import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hasEnded } from './postmaster-file.ts';

// Longer than any start takes, the making of a new data folder on a slow disk included.
const OLDEST_MS = 120_000;

/**
 * Takes the lock under which a server is made ready and started; gives nothing when another process has it. It is
 * needed because PostgreSQL's own lock file has a gap: of two servers started at once over the file of a dead one, the
 * loser may take the winner's file with it, and a server without its file stops within a minute.
 */
export function tryStartLock(path: string): Disposable | undefined {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return { [Symbol.dispose]: () => rmSync(path, { force: true }) };
  } catch {
    breakDeadLock(path);
    return undefined;
  }
}

/** Moved aside before it is thrown away, so that of several who find it dead only one does, and never a live one. */
function breakDeadLock(path: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    const holder = readFileSync(path, 'utf8');
    const ageMs = Date.now() - statSync(path).mtimeMs;
    if (ageMs < OLDEST_MS && (holder === '' || !hasEnded(Number(holder)))) return;
    renameSync(path, aside);
    if (readFileSync(aside, 'utf8') !== holder) linkSync(aside, path);
  } catch {
    // It was given back meanwhile; the next try will tell.
  }
  rmSync(aside, { force: true });
}
