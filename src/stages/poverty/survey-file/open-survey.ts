import { stat } from 'node:fs/promises';
import { type Problem, problem } from '../../../base/errors/index.ts';
import { dialect, type Engine, id, join, type Sql, sql, trusted } from '../../../base/lake/index.ts';

/** The table that a survey file becomes: trimmed texts, null where a cell is empty, in the order of the file. */
export const SURVEY_TABLE = 'survey_rows';

/** The columns that were asked for, by their name in the file. */
export type OpenSurvey = Readonly<{ rows: number; column: (name: string) => Sql }>;

const SHOWN_COLUMNS = 40;

/**
 * Reads the columns asked for of a CSV or Parquet file. Throws SURVEY_FILE_MISSING, SURVEY_FILE_EMPTY, SURVEY_FILE_UNREADABLE and
 * SURVEY_COLUMN_UNKNOWN.
 */
export async function openSurvey(
  engine: Engine,
  path: string,
  wanted: readonly string[],
): Promise<OpenSurvey> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw problem('SURVEY_FILE_MISSING', { path });
  if (found.size === 0) throw problem('SURVEY_FILE_EMPTY', { path });
  const table = path.toLowerCase().endsWith('.parquet') ? dialect.readParquet([path]) : dialect.readCsv(path);
  const described = await engine.rows(sql`describe select * from ${table}`).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  const known = new Map(described.map((row) => [String(row['column_name']).trim(), row] as const));
  const missing = [...new Set(wanted)].filter((name) => !known.has(name));
  if (missing.length > 0)
    throw problem('SURVEY_COLUMN_UNKNOWN', {
      path,
      columns: missing.join(', '),
      known: [...known.keys()].slice(0, SHOWN_COLUMNS).join(', '),
    });
  const names = [...new Set(wanted)];
  const columns = names.map((name, place) => {
    const { column_name: written, column_type: type } = known.get(name) ?? {};
    const text = dialect.plainText(quoted(String(written)), String(type));
    return sql`nullif(trim(${text}), '') as ${id(placeName(place))}`;
  });
  const rows = await readRows(engine, path, sql`select ${join(columns)} from ${table}`);
  return { rows, column: (name) => id(placeName(names.indexOf(name))) };
}

async function readRows(engine: Engine, path: string, select: Sql): Promise<number> {
  await engine.run(dialect.createTable(id(SURVEY_TABLE), select)).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  const [counted] = await engine.rows(sql`select count(*) as total from ${id(SURVEY_TABLE)}`);
  const rows = Number(counted?.['total']);
  if (rows === 0) throw problem('SURVEY_FILE_EMPTY', { path });
  return rows;
}

/** Of an engine's complaint only the line is kept: it quotes what stands there, and that is somebody's data. */
function unreadable(path: string, cause: unknown): Problem {
  const message = cause instanceof Error ? cause.message : '';
  const line = /CSV Error on Line: (\d+)/.exec(message)?.[1] ?? '-';
  return problem('SURVEY_FILE_UNREADABLE', { path, line }, cause);
}

function placeName(place: number): string {
  return `c${place}`;
}

/** A column of a file by its exact name, whatever characters are in it. */
function quoted(name: string): Sql {
  return trusted(`"${name.replaceAll('"', '""')}"`);
}
