import { dialect, type Engine, join, type Sql, sql } from '../../base/lake/index.ts';
import { oneByteLetters } from '../keys/index.ts';

/**
 * Engines count edits in bytes, so every letter that takes more than one is written as one: the distinct values are mapped once and
 * put back. All columns share one alphabet, because a comparison may set one column against another. Records of ASCII letters
 * alone are left as they are.
 */
export async function mapLetters(engine: Engine, columns: readonly Sql[]): Promise<void> {
  const wide: Sql[] = [];
  for (const column of columns) {
    const found = await engine.rows(sql`select 1 from records where not ${dialect.isAscii(column)} limit 1`);
    if (found.length > 0) wide.push(column);
  }
  if (wide.length === 0) return;
  const distinct = wide.map(
    (column) => sql`select ${column} as value from records where ${column} is not null`,
  );
  const rows = await engine.rows(
    sql`select distinct value from (${join(distinct, ' union all ')}) as every_value`,
  );
  const values = rows.map((row) => String(row['value'])).sort();
  const { map } = oneByteLetters(values);
  await engine.run(
    dialect.createTable(
      sql`letters`,
      sql`select cast(null as varchar) as value, cast(null as varchar) as mapped where false`,
    ),
  );
  await engine.append('letters', mappedRows(values, map));
  for (const column of wide)
    await engine.run(
      sql`update records set ${column} = letters.mapped from letters where records.${column} = letters.value`,
    );
}

function* mappedRows(values: readonly string[], map: (text: string) => string): Iterable<readonly string[]> {
  for (const value of values) {
    const mapped = map(value);
    if (mapped !== value) yield [value, mapped];
  }
}
