import { dialect, type Engine, id, join, literal, type Sql, sql } from '../../base/lake/index.ts';
import type { NamedKey } from '../keys/index.ts';
import { checkColumns, columnsNeeded, type LinkSettings } from '../settings/index.ts';
import { checkIds, checkRows, checkTruth } from './check.ts';
import { cleanColumn, keepsSigns } from './clean.ts';
import { writeKeys } from './keyed-columns.ts';
import { withOneByteLetters } from './letters.ts';
import { dropCutShort, type OddColumn } from './odd-values.ts';
import { addPopulations, countPopulations } from './populations.ts';
import { openSourceFile, readingFault, type SourceFile } from './source-file.ts';

/** Records in the table `records`: `rid` 0..count-1, `file` from 0, `own_id` as text, `truth`, and the columns under safe names. */
export type LoadedRecords = Readonly<{
  count: number;
  /** Records of each file. */
  perFile: readonly number[];
  /** Two files have a record of the same id, so that an id alone does not name one. */
  idsMeet: boolean;
  /** The safe name of a column, as a piece of SQL. */
  column: (name: string) => Sql;
  columns: readonly string[];
  /** Records of each population, those of none first. */
  populations: readonly number[];
  odd: readonly OddColumn[];
}>;

/**
 * Reads files side by side and numbers the records. The numbering follows the ids (or, without ids, the content), so that the order
 * of rows decides nothing. Throws LINK_FILE_*, LINK_ROW_UNREADABLE, LINK_COLUMN_UNKNOWN, LINK_ID_SHARED,
 * LINK_ID_CUT_SHORT and LINK_TRUTH_ALONE.
 */
export async function loadRecords(
  engine: Engine,
  settings: LinkSettings,
  paths: readonly string[],
): Promise<LoadedRecords> {
  const files: SourceFile[] = [];
  for (const path of paths) files.push(await openSourceFile(engine, path));
  for (const file of files) checkColumns(settings, file.columns, file.path);
  const columns = columnsNeeded(settings);
  const safe = new Map(columns.map((name, index) => [name, id(`c${index}`)]));
  const column = (name: string) => safe.get(name) ?? id(name);
  await readRows(engine, { settings, files, columns, column });
  const odd = await dropCutShort(engine, {
    columns,
    nameOf: column,
    keepsSigns: (name) => keepsSigns(settings.columns[name]),
  });
  await writeKeys(engine, keyedColumns(settings, columns), column);
  const order = settings.id ? sql`file, own_id` : sql`file, ${join(columns.map(column))}, line`;
  const place = dialect.rowPlace('read_rows');
  await engine.run(
    dialect.createTable(
      sql`numbers`,
      sql`select ${place} as place, cast(row_number() over (order by ${order}) - 1 as integer) as rid from read_rows`,
    ),
  );
  // Near in number is near in memory, here and in all that is made of it: pairs of neighbours cost half as much to compare.
  const lettered = await withOneByteLetters(engine, columns.map(column));
  await engine.run(dialect.createTable(sql`records`, sql`${lettered} order by rid`));
  await engine.run(sql`drop table read_rows`);
  const perFile = await checkRows(engine, paths);
  const { idsMeet } = await checkIds(engine, settings.id, paths.length);
  await checkTruth(engine, settings.truth);
  await addPopulations(engine, settings, column);
  const populations = await countPopulations(engine, settings.populations.length);
  const count = perFile.reduce((sum, rows) => sum + rows, 0);
  return { count, perFile, idsMeet, column, columns, populations, odd };
}

function keyedColumns(settings: LinkSettings, columns: readonly string[]): { name: string; key: NamedKey }[] {
  return columns.flatMap((name) => {
    const key = settings.columns[name]?.key;
    return key ? [{ name, key }] : [];
  });
}

type Reading = Readonly<{
  settings: LinkSettings;
  files: readonly SourceFile[];
  columns: readonly string[];
  column: (name: string) => Sql;
}>;

/** All rows of all files, cleaned, into the table `read_rows`. */
async function readRows(engine: Engine, { settings, files, columns, column }: Reading): Promise<void> {
  const reads = files.map(({ table, text }, file) => {
    const cleaned = columns.map((name) => {
      const own = settings.columns[name];
      return sql`${cleanColumn(text(own?.from ?? name), own)} as ${column(name)}`;
    });
    // Counting lines makes the engine read on one thread, so it is done only where they name the records.
    const line = settings.id ? sql`` : sql`row_number() over () as line,`;
    const ownId = settings.id
      ? sql`nullif(trim(${text(settings.id)}), '')`
      : sql`cast(row_number() over () as varchar)`;
    return sql`
      select cast(${literal(file)} as smallint) as file, ${line}
        ${ownId} as own_id, nullif(trim(${text(settings.truth)}), '') as truth, ${join(cleaned)}
      from ${table}`;
  });
  await engine
    .run(dialect.createTable(sql`read_rows`, join(reads, '\n      union all ')))
    .catch((cause: unknown) => {
      throw readingFault(
        files.map(({ path }) => path),
        cause,
      );
    });
}
