import { dialect, type Engine, id, join, type Sql, sql } from '../../base/lake/index.ts';
import { oneByteLetters } from '../keys/index.ts';

/**
 * The rows read, numbered, with one byte a letter: engines count edits in bytes, so every letter that takes more is written as one.
 * The distinct values are mapped once and put in place; all columns share one alphabet, because a comparison may set one column
 * against another. Columns of ASCII letters alone are taken as they are.
 */
export async function withOneByteLetters(engine: Engine, columns: readonly Sql[]): Promise<Sql> {
  const wide = await wideColumns(engine, columns);
  if (wide.length === 0)
    return numbered(
      columns.map((column) => sql`read_rows.${column}`),
      sql``,
      sql``,
    );
  await makeLetters(engine, wide);
  const values = columns.map((column) => {
    const place = wide.indexOf(column);
    if (place < 0) return sql`read_rows.${column}`;
    return sql`coalesce(${letters(place)}.mapped, read_rows.${column}) as ${column}`;
  });
  const joins = wide.map(
    (column, place) =>
      sql`left join letters as ${letters(place)} on ${letters(place)}.value = read_rows.${column}`,
  );
  const plain = join(
    wide.map((column) => sql`coalesce(${dialect.isAscii(sql`read_rows.${column}`)}, true)`),
    ' and ',
  );
  return sql`
    ${numbered(
      columns.map((column) => sql`read_rows.${column}`),
      sql``,
      sql`where ${plain}`,
    )}
    union all
    ${numbered(values, join(joins, '\n    '), sql`where not (${plain})`)}`;
}

function numbered(values: readonly Sql[], joins: Sql, where: Sql): Sql {
  return sql`
    select numbers.rid, read_rows.own_id, read_rows.file, read_rows.truth, ${join(values)}
    from read_rows
    join numbers on numbers.place = ${dialect.rowPlace('read_rows')}
    ${joins}
    ${where}`;
}

function letters(place: number): Sql {
  return id(`letters_${place}`);
}

/** Columns in which some value has a letter of more than one byte. */
async function wideColumns(engine: Engine, columns: readonly Sql[]): Promise<Sql[]> {
  const counts = columns.map(
    (column, index) => sql`count(*) filter (where not ${dialect.isAscii(column)}) as ${id(`wide_${index}`)}`,
  );
  const [row] = await engine.rows(sql`select ${join(counts)} from read_rows`);
  return columns.filter((_, index) => Number(row?.[`wide_${index}`] ?? 0) > 0);
}

async function makeLetters(engine: Engine, columns: readonly Sql[]): Promise<void> {
  const distinct = columns.map(
    (column) => sql`select ${column} as value from read_rows where ${column} is not null`,
  );
  const rows = await engine.rows(
    sql`select distinct value from (${join(distinct, ' union all ')}) as every_value`,
  );
  const values = rows.map((row) => String(row['value'])).sort();
  const { map } = oneByteLetters(values);
  const empty = sql`select cast(null as varchar) as value, cast(null as varchar) as mapped where false`;
  await engine.run(dialect.createTable(sql`letters`, empty));
  await engine.append('letters', mappedRows(values, map));
}

function* mappedRows(values: readonly string[], map: (text: string) => string): Iterable<readonly string[]> {
  for (const value of values) {
    const mapped = map(value);
    if (mapped !== value) yield [value, mapped];
  }
}
