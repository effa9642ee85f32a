import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineLimits } from '../../base/lake/index.ts';
import type { Reading } from '../lookup/index.ts';
import { type OpenSet, writeOpenData } from './write-open-data.ts';

/** Keeps the open tables of what is published as files, so that they are written once and only read after that. */
export type OpenShelf = Readonly<{
  /** The files of a published set, written when first asked for. */
  of: (reading: Reading) => Promise<OpenSet>;
  close: () => Promise<void>;
}>;

type Kept = Readonly<{ runId: number; set: Promise<OpenSet>; folder: Promise<string> }>;

/** Files of a set before stay for downloads under way when the next is published. */
const SETS_KEPT = 2;

/** Opens an empty shelf in a folder of its own, which closing takes away. */
export function openShelf(limits: EngineLimits): OpenShelf {
  let kept: Kept[] = [];
  const take = async ({ set, folder }: Kept) => {
    await set.catch(() => undefined);
    await rm(await folder, { recursive: true, force: true });
  };
  const write = (reading: Reading): Kept => {
    const folder = mkdtemp(join(tmpdir(), 'chipao-open-data-'));
    const set = folder.then((path) => writeOpenData(reading, path, limits));
    const one = { runId: reading.runId, set, folder };
    set.catch(() => {
      kept = kept.filter((other) => other !== one);
      // The folder itself may be what could not be made; then there is nothing to take away.
      take(one).catch(() => undefined);
    });
    return one;
  };
  return {
    of: async (reading) => {
      const known = kept.find(({ runId }) => runId === reading.runId);
      if (known) return known.set;
      const made = write(reading);
      const old = kept.slice(SETS_KEPT - 1);
      kept = [made, ...kept.slice(0, SETS_KEPT - 1)];
      for (const one of old) await take(one);
      return made.set;
    },
    close: async () => {
      for (const one of kept) await take(one);
      kept = [];
    },
  };
}
