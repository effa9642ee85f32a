import { problem } from '../../base/errors/index.ts';
import { dialect, type Engine, id, join, literal, type Sql, sql, trusted } from '../../base/lake/index.ts';
import { checkColumns, columnsNeeded, type LinkSettings } from '../settings/index.ts';
import { cleanColumn } from './clean.ts';
import { mapLetters } from './letters.ts';

/** Records in the table `records`: `rid` 0..count-1, `file` from 0, `id` as text, `truth`, and the columns under safe names. */
export type LoadedRecords = Readonly<{
  count: number;
  files: number;
  /** The safe name of a column, as a piece of SQL. */
  column: (name: string) => Sql;
  columns: readonly string[];
}>;

/**
 * Reads files side by side and numbers the records. The numbering follows the ids (or, without ids, the content), so that the order
 * of rows decides nothing. Throws LINK_SETTINGS_INVALID, FILE_UNREADABLE, LINK_ID_SHARED.
 */
export async function loadRecords(
  engine: Engine,
  settings: LinkSettings,
  paths: readonly string[],
): Promise<LoadedRecords> {
  const sources = [];
  for (const path of paths) sources.push({ table: tableOf(path), written: await columnsIn(engine, path) });
  for (const { written } of sources) checkColumns(settings, [...written.keys()]);
  const columns = columnsNeeded(settings);
  const safe = new Map(columns.map((name, index) => [name, id(`c${index}`)]));
  const column = (name: string) => safe.get(name) ?? id(name);
  const reads = sources.map(({ table, written }, file) => {
    const text = (name: string | undefined) =>
      sql`cast(${name === undefined ? sql`null` : quoted(written.get(name) ?? name)} as varchar)`;
    const cleaned = columns.map((name) => {
      const raw = text(settings.columns[name]?.from ?? name);
      return sql`${cleanColumn(raw, settings.columns[name])} as ${column(name)}`;
    });
    return sql`
      select cast(${literal(file)} as smallint) as file, row_number() over () as line,
        trim(${text(settings.id)}) as own_id, trim(${text(settings.truth)}) as truth, ${join(cleaned)}
      from ${table}`;
  });
  const order = settings.id ? sql`file, own_id` : sql`file, ${join(columns.map(column))}, line`;
  await engine.run(
    dialect.createTable(
      sql`records`,
      sql`
      with read_row as (${join(reads, '\n      union all ')})
      select cast(row_number() over (order by ${order}) - 1 as integer) as rid, coalesce(own_id, cast(line as varchar)) as own_id,
        file, truth, ${join(columns.map(column))}
      from read_row`,
    ),
  );
  const [counted] = await engine.rows(
    sql`select count(*) as total, count(distinct (file, own_id)) as ids from records`,
  );
  const count = Number(counted?.['total']);
  if (Number(counted?.['ids']) !== count)
    throw problem('LINK_ID_SHARED', {
      column: settings.id ?? 'line',
      rows: count - Number(counted?.['ids']),
    });
  await mapLetters(engine, columns.map(column));
  return { count, files: paths.length, column, columns };
}

/** A column of a file by its exact name, whatever characters are in it. */
function quoted(name: string): Sql {
  return trusted(`"${name.replaceAll('"', '""')}"`);
}

function tableOf(path: string): Sql {
  return path.toLowerCase().endsWith('.parquet') ? dialect.readParquet([path]) : dialect.readCsv(path);
}

/** Columns of a file: the name without spaces around it, and as it is written. */
async function columnsIn(engine: Engine, path: string): Promise<ReadonlyMap<string, string>> {
  try {
    const rows = await engine.rows(sql`describe select * from ${tableOf(path)}`);
    return new Map(rows.map((row) => [String(row['column_name']).trim(), String(row['column_name'])]));
  } catch (cause) {
    throw problem('LINK_FILE_UNREADABLE', { path }, cause);
  }
}
