import { newKey } from '../envelope.ts';
import type { Keys, WrappedKey } from '../keys.ts';

/** Which tables of a version stay. */
export type KeptTables = (version: string) => 'all' | readonly string[];

/**
 * Where the wrapped keys of tables are kept: apart from the files, which have only what these keys wrap. So a table is forgotten in every
 * copy of its files, wherever it lies, once its key is taken away here.
 */
export type TableKeyStore = Readonly<{
  /** The keys of a version, by table. */
  find: (version: string) => Promise<ReadonlyMap<string, WrappedKey>>;
  /** Keeps first keys; of a table that has one already, that one stands. */
  keep: (version: string, keys: ReadonlyMap<string, WrappedKey>) => Promise<void>;
  /** Takes away the keys of all other tables for good; tells how many. */
  dropOthers: (kept: KeptTables) => Promise<number>;
  /** Some keys that an earlier generation wrapped. */
  wrappedBefore: (
    generation: number,
    limit: number,
  ) => Promise<readonly Readonly<{ version: string; table: string; key: WrappedKey }>[]>;
  replace: (version: string, table: string, key: WrappedKey) => Promise<void>;
}>;

/** What tables are sealed with: the keys of the home, and where those of tables are kept. */
export type SealKeys = Readonly<{ keys: Keys; tables: TableKeyStore }>;

/** The open keys of a version's tables. */
export type TableKeys = ReadonlyMap<string, Buffer>;

const BATCH = 1000;

/** The table that a file is, or is a part of. */
export function tableOfFile(name: string): string {
  return name.replace(/(-\d+)?\.parquet$/, '');
}

/** The keys of these tables; those that have none get one. */
export async function makeTableKeys(
  { keys, tables: store }: SealKeys,
  version: string,
  tables: readonly string[],
): Promise<TableKeys> {
  const there = await store.find(version);
  const fresh = [...new Set(tables)].filter((table) => !there.has(table));
  if (fresh.length > 0)
    await store.keep(
      version,
      new Map(fresh.map((table) => [table, keys.wrapKey('lake', newKey(), wordsOf(version, table))])),
    );
  return readTableKeys({ keys, tables: store }, version);
}

/** The keys of a version's tables that were not taken away. Throws when one does not open, which is a fault and no erasure. */
export async function readTableKeys({ keys, tables: store }: SealKeys, version: string): Promise<TableKeys> {
  const found = await store.find(version);
  return new Map(
    [...found].map(([table, key]) => [table, keys.unwrapKey('lake', key, wordsOf(version, table))]),
  );
}

/** Wraps the keys of tables anew that an earlier generation wrapped; tells how many. */
export async function rewrapTableKeys({ keys, tables: store }: SealKeys): Promise<number> {
  const latest = keys.generationOf('lake');
  let count = 0;
  for (;;) {
    const old = await store.wrappedBefore(latest, BATCH);
    if (old.length === 0) return count;
    for (const { version, table, key } of old) {
      const words = wordsOf(version, table);
      await store.replace(version, table, keys.wrapKey('lake', keys.unwrapKey('lake', key, words), words));
    }
    count += old.length;
  }
}

/** Four words, where those of a file are five and those of a whole folder three: none opens as another. */
function wordsOf(version: string, table: string): string[] {
  return [version.slice(0, version.lastIndexOf('/')), version, table, 'table'];
}
