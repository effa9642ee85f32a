import { dialect, type Engine, type Sql, sql } from '../../base/lake/index.ts';
import { NAMED_KEYS, type NamedKey } from '../keys/index.ts';

/** Puts keys in the place of texts in `read_rows`: every distinct value is worked out once. */
export async function writeKeys(
  engine: Engine,
  keyed: readonly Readonly<{ name: string; key: NamedKey }>[],
  column: (name: string) => Sql,
): Promise<void> {
  for (const { name, key } of keyed) {
    const own = column(name);
    const rows = await engine.rows(
      sql`select distinct ${own} as value from read_rows where ${own} is not null order by value`,
    );
    const empty = sql`select cast(null as varchar) as value, cast(null as varchar) as key_of_value where false`;
    await engine.run(dialect.createTable(sql`keys_of_values`, empty));
    await engine.append(
      'keys_of_values',
      rows.map(({ value }) => [String(value), NAMED_KEYS[key](String(value))]),
    );
    await engine.run(
      sql`update read_rows set ${own} = keys_of_values.key_of_value from keys_of_values where keys_of_values.value = read_rows.${own}`,
    );
  }
}
