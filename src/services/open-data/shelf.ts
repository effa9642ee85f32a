import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problem } from '../../base/errors/index.ts';
import type { EngineLimits } from '../../base/lake/index.ts';
import type { Reading } from '../lookup/index.ts';
import { type Keeping, keepSet, type Shelving } from './keep-set.ts';
import { type OpenSet, writeOpenData } from './write-open-data.ts';

/** Keeps the open tables of what is published as files, so that they are written once and only read after that. */
export type OpenShelf = Readonly<{
  /** The files of a published set, written when first asked for. */
  of: (reading: Reading) => Promise<OpenSet>;
  close: () => Promise<void>;
}>;

type Kept = Readonly<{ runId: number; set: Promise<OpenSet>; leave: () => Promise<void> }>;

/** Files of a set before stay for downloads under way when the next is published. */
const SETS_KEPT = 2;

/**
 * Opens a shelf. Sets stay in a folder from start to start where one is given; without it they lie in folders of their own, which
 * closing takes away. A set half written when it is closed is given up.
 */
export function openShelf(limits: EngineLimits, shelving?: Shelving): OpenShelf {
  let kept: Kept[] = [];
  const closing = new AbortController();
  const write = (current: Reading): Kept => {
    const reading = until(closing.signal, current);
    const made = shelving ? keepHere(reading, { ...shelving, limits }) : writeAside(reading, limits);
    const one = { runId: reading.runId, ...made };
    one.set.catch(() => {
      kept = kept.filter((other) => other !== one);
      // The folder itself may be what could not be made; then there is nothing to take away.
      one.leave().catch(() => undefined);
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
      for (const one of old) await one.leave();
      return made.set;
    },
    close: async () => {
      closing.abort();
      for (const one of kept) await one.leave();
      kept = [];
    },
  };
}

function keepHere(reading: Reading, keeping: Keeping): Omit<Kept, 'runId'> {
  const set = keepSet(reading, keeping);
  return {
    set,
    leave: async () => {
      await set.catch(() => undefined);
    },
  };
}

function writeAside(reading: Reading, limits: EngineLimits): Omit<Kept, 'runId'> {
  const folder = mkdtemp(join(tmpdir(), 'chipao-open-data-'));
  const set = folder.then((path) => writeOpenData(reading, path, limits));
  return {
    set,
    leave: async () => {
      await set.catch(() => undefined);
      await rm(await folder, { recursive: true, force: true });
    },
  };
}

/** The same reading, which answers until the signal. */
function until(signal: AbortSignal, reading: Reading): Reading {
  const rows: Reading['serving']['rows'] = async (statement) => {
    if (signal.aborted) throw problem('ASKER_LEFT', {});
    return reading.serving.rows(statement);
  };
  return { ...reading, serving: { ...reading.serving, rows } };
}
