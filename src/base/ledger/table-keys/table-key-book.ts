import type { Kysely } from 'kysely';
import type { KeptTables, TableKeyStore } from '../../keys/index.ts';
import type { Tables } from '../tables.ts';

/** Opens the book of the wrapped keys of sealed tables. */
export function openTableKeyBook(database: Kysely<Tables>): TableKeyStore {
  return {
    find: async (version) => {
      const rows = await database
        .selectFrom('table_key')
        .select(['table_name', 'generation', 'wrapped'])
        .where('version_id', '=', version)
        .execute();
      return new Map(rows.map(({ table_name, ...key }) => [table_name, key]));
    },
    keep: async (version, keys) => {
      if (keys.size === 0) return;
      await database
        .insertInto('table_key')
        .values([...keys].map(([table, key]) => ({ version_id: version, table_name: table, ...key })))
        .onConflict((conflict) => conflict.columns(['version_id', 'table_name']).doNothing())
        .execute();
    },
    dropOthers: (kept) => database.transaction().execute((turn) => dropOthers(turn, kept)),
    wrappedBefore: async (generation, limit) => {
      const rows = await database
        .selectFrom('table_key')
        .select(['version_id', 'table_name', 'generation', 'wrapped'])
        .where('generation', '<', generation)
        .limit(limit)
        .execute();
      return rows.map(({ version_id, table_name, ...key }) => ({
        version: version_id,
        table: table_name,
        key,
      }));
    },
    replace: async (version, table, key) => {
      await database
        .updateTable('table_key')
        .set(key)
        .where('version_id', '=', version)
        .where('table_name', '=', table)
        .execute();
    },
  };
}

async function dropOthers(turn: Kysely<Tables>, kept: KeptTables): Promise<number> {
  const there = await turn.selectFrom('table_key').select('version_id').distinct().execute();
  let count = 0n;
  for (const { version_id } of there) {
    const tables = kept(version_id);
    if (tables === 'all') continue;
    const { numDeletedRows } = await turn
      .deleteFrom('table_key')
      .where('version_id', '=', version_id)
      .$if(tables.length > 0, (query) => query.where('table_name', 'not in', [...tables]))
      .executeTakeFirst();
    count += numDeletedRows;
  }
  return Number(count);
}
