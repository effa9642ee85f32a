import { problem } from '../../../base/errors/index.ts';
import { dialect, type Engine, id, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import { openSourceFile, readingFault, type SourceFile } from '../../records/index.ts';

/** A column as a sample of the rows shows it. */
export type SampledColumn = Readonly<{
  name: string;
  /** Its value in each row of the sample, trimmed; null where there is none. */
  rows: readonly (string | null)[];
  /** How often each value occurs in the sample. */
  counts: ReadonlyMap<string, number>;
  /** Rows of the sample with a value. */
  known: number;
}>;

/** Files whose columns are to be understood: all rows in the table `given`, with their file, under safe names. */
export type GivenFiles = Readonly<{
  paths: readonly string[];
  rows: number;
  /** Columns that all files have, as the sample shows them. */
  columns: readonly SampledColumn[];
  /** Columns that only some of the files have. */
  partial: readonly string[];
  column: (name: string) => Sql;
}>;

const SAMPLED_ROWS = 20_000;

/** Reads the files and draws a sample by a hash of the rows, so that their order decides nothing. Throws LINK_FILE_* and LINK_ROW_UNREADABLE. */
export async function readGivenFiles(engine: Engine, paths: readonly string[]): Promise<GivenFiles> {
  const files: SourceFile[] = [];
  for (const path of paths) files.push(await openSourceFile(engine, path));
  const every = [...new Set(files.flatMap(({ columns }) => columns))];
  const names = every.filter((name) => files.every(({ columns }) => columns.includes(name)));
  const safe = new Map(names.map((name, index) => [name, id(`c${index}`)]));
  const column = (name: string) => safe.get(name) ?? id(name);
  const reads = files.map(({ table, text }, file) => {
    const values = names.map((name) => sql`nullif(trim(${text(name)}), '') as ${column(name)}`);
    return sql`select ${join([sql`cast(${literal(file)} as integer) as file`, ...values])} from ${table}`;
  });
  await engine
    .run(dialect.createTable(sql`given`, join(reads, '\n      union all ')))
    .catch((cause: unknown) => {
      throw readingFault(paths, cause);
    });
  const rows = (await countRows(engine, paths)).reduce((sum, count) => sum + count, 0);
  const columns = names.length === 0 ? [] : await sampleColumns(engine, { names, column, rows });
  return { paths, rows, columns, partial: every.filter((name) => !safe.has(name)), column };
}

/** How many rows each file has. Throws LINK_FILE_EMPTY for a file without any. */
async function countRows(engine: Engine, paths: readonly string[]): Promise<number[]> {
  const rows = await engine.rows(
    sql`select file, cast(count(*) as double) as total from given group by file`,
  );
  const counts = new Map(rows.map((row) => [Number(row['file']), Number(row['total'])]));
  return paths.map((path, file) => {
    const count = counts.get(file);
    if (count === undefined) throw problem('LINK_FILE_EMPTY', { path });
    return count;
  });
}

async function sampleColumns(
  engine: Engine,
  {
    names,
    column,
    rows,
  }: Readonly<{ names: readonly string[]; column: (name: string) => Sql; rows: number }>,
): Promise<SampledColumn[]> {
  const whole = join(names.map(column), ", '|', ");
  const chosen = sql`${dialect.textKey(sql`concat(${whole})`)} % ${literal(rows)} < ${literal(SAMPLED_ROWS)}`;
  const where = rows > SAMPLED_ROWS ? sql`where ${chosen}` : sql``;
  const values: (string | null)[][] = names.map(() => []);
  const select = sql`select ${join(names.map(column))} from given ${where}`;
  for await (const batch of engine.batches(select))
    for (const row of batch)
      names.forEach((_, index) => {
        const value = row[`c${index}`];
        values[index]?.push(typeof value === 'string' ? value : null);
      });
  return names.map((name, index) => sampledColumn(name, values[index] ?? []));
}

/** A column with its values counted. */
export function sampledColumn(name: string, rows: readonly (string | null)[]): SampledColumn {
  const counts = new Map<string, number>();
  for (const value of rows) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const known = rows.reduce((sum, value) => sum + (value === null ? 0 : 1), 0);
  return { name, rows, counts, known };
}

/** Share of the known values (rows, not distinct values) of which something holds. */
export function shareOf({ counts, known }: SampledColumn, holds: (value: string) => boolean): number {
  let sum = 0;
  for (const [value, times] of counts) if (holds(value)) sum += times;
  return known === 0 ? 0 : sum / known;
}

/** The mean over the known values of a number that each has. */
export function meanOf({ counts, known }: SampledColumn, of: (value: string) => number): number {
  let sum = 0;
  for (const [value, times] of counts) sum += of(value) * times;
  return known === 0 ? 0 : sum / known;
}
