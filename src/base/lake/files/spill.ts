import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join as joinPath } from 'node:path';

/**
 * A folder for one engine to spill to. Engines name their spilled files alike, so two that share a folder overwrite each
 * other's memory; the name tells whose it is.
 */
export function spillFolder(parent: string): string {
  return joinPath(parent, `${process.pid}-${randomUUID()}`);
}

/** Removes what killed processes spilled. */
export async function sweepSpill(parent: string): Promise<void> {
  if (!existsSync(parent)) return;
  for (const name of await readdir(parent)) {
    if (!isAlive(Number.parseInt(name, 10)))
      await rm(joinPath(parent, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return Number.isInteger(pid) && process.kill(pid, 0);
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}
