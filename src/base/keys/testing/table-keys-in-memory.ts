import type { TableKeyStore, WrappedKey } from '../index.ts';

/** Keys of tables for a lake without a ledger. */
export function tableKeysInMemory(): TableKeyStore {
  const kept = new Map<string, Map<string, WrappedKey>>();
  const of = (version: string) => kept.get(version) ?? new Map<string, WrappedKey>();
  const all = () =>
    [...kept].flatMap(([version, tables]) => [...tables].map(([table, key]) => ({ version, table, key })));
  return {
    find: async (version) => new Map(of(version)),
    keep: async (version, keys) => {
      kept.set(version, new Map([...keys, ...of(version)]));
    },
    dropOthers: async (stays) => {
      const others = all().filter(({ version, table }) => {
        const tables = stays(version);
        return tables !== 'all' && !tables.includes(table);
      });
      for (const { version, table } of others) of(version).delete(table);
      return others.length;
    },
    wrappedBefore: async (generation, limit) =>
      all()
        .filter(({ key }) => key.generation < generation)
        .slice(0, limit),
    replace: async (version, table, key) => {
      of(version).set(table, key);
    },
  };
}
