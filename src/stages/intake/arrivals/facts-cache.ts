import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type FileFacts, readFileFacts } from './file-facts.ts';

/** Remembers facts of files that have not changed, so that a second run reads no byte of them. */
export type FactsCache = Readonly<{
  factsOf: (path: string, kind: 'text' | 'binary') => Promise<FileFacts>;
  /** Writes down what was asked for since the cache was opened and forgets the rest. */
  save: () => Promise<void>;
}>;

type Entry = Readonly<{ stamp: string; facts: FileFacts }>;

/** Changes whenever the facts would come out differently. */
const FACTS_VERSION = 2;

/** Opens the cache in one file; without a file every fact is read from the bytes. */
export async function openFactsCache(file: string | undefined): Promise<FactsCache> {
  const known = file === undefined ? {} : await readEntries(file);
  const asked: Record<string, Entry> = {};
  return {
    factsOf: async (path, kind) => {
      const name = `${kind} ${path}`;
      const before = asked[name];
      if (before) return before.facts;
      const stamp = await stampOf(path);
      const found = known[name];
      const facts = found?.stamp === stamp ? found.facts : await readFileFacts(path, kind);
      asked[name] = { stamp, facts };
      return facts;
    },
    save: async () => {
      if (file === undefined || sameStamps(known, asked)) return;
      await mkdir(dirname(file), { recursive: true });
      await writeFile(`${file}.new`, JSON.stringify({ version: FACTS_VERSION, entries: asked }));
      await rename(`${file}.new`, file);
    },
  };
}

/** Size, time of change to the nanosecond and inode: what changes when a file is written or replaced. */
async function stampOf(path: string): Promise<string> {
  const { size, mtimeNs, ino } = await stat(path, { bigint: true });
  return `${size} ${mtimeNs} ${ino}`;
}

/** A cache that cannot be read is an empty one: it can always be made again. */
async function readEntries(file: string): Promise<Record<string, Entry>> {
  try {
    const kept = JSON.parse(await readFile(file, 'utf8')) as {
      version: number;
      entries: Record<string, Entry>;
    };
    return kept.version === FACTS_VERSION ? kept.entries : {};
  } catch {
    return {};
  }
}

function sameStamps(left: Record<string, Entry>, right: Record<string, Entry>): boolean {
  const names = Object.keys(right);
  return (
    names.length === Object.keys(left).length &&
    names.every((name) => left[name]?.stamp === right[name]?.stamp)
  );
}
