import { stat } from 'node:fs/promises';
import { type Problem, problem } from '../../base/errors/index.ts';
import { dialect, type Engine, type Sql, sql, trusted } from '../../base/lake/index.ts';

/** A file with its columns. */
export type SourceFile = Readonly<{
  path: string;
  /** The file as a table expression. */
  table: Sql;
  /** The names of its columns, without spaces around them. */
  columns: readonly string[];
  /** A column as text; null for a column that it does not have. */
  text: (column: string | undefined) => Sql;
}>;

/** Looks at a file. Throws LINK_FILE_MISSING, LINK_FILE_EMPTY, and what `readingFault` says. */
export async function openSourceFile(engine: Engine, path: string): Promise<SourceFile> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw problem('LINK_FILE_MISSING', { path });
  if (found.size === 0) throw problem('LINK_FILE_EMPTY', { path });
  const table = path.toLowerCase().endsWith('.parquet') ? dialect.readParquet([path]) : dialect.readCsv(path);
  const rows = await engine.rows(sql`describe select * from ${table}`).catch((cause: unknown) => {
    throw readingFault([path], cause);
  });
  const written = new Map(
    rows.map((row) => {
      const name = String(row['column_name']);
      return [name.trim(), dialect.plainText(quoted(name), String(row['column_type']))] as const;
    }),
  );
  const text = (column: string | undefined) => written.get(column ?? '') ?? sql`cast(null as varchar)`;
  return { path, table, columns: [...written.keys()], text };
}

/**
 * What an engine's complaint about files means. Of the complaint only the line is kept, since it quotes what stands there, and
 * that is somebody's data. What is not about reading stays what it was.
 */
export function readingFault(paths: readonly string[], cause: unknown): unknown {
  const message = cause instanceof Error ? cause.message : '';
  if (message.startsWith('Out of Memory') || !/CSV|Parquet|magic bytes|unicode/i.test(message)) return cause;
  const path = paths.find((one) => message.includes(`file = ${one}\n`)) ?? paths.join(', ');
  return unreadable({ path, line: /CSV Error on Line: (\d+)/.exec(message)?.[1], message }, cause);
}

function unreadable(
  { path, line, message }: Readonly<{ path: string; line: string | undefined; message: string }>,
  cause: unknown,
): Problem {
  if (line === undefined) return problem('LINK_FILE_UNREADABLE', { path }, cause);
  const code = /not utf-8|unicode/i.test(message) ? 'LINK_FILE_ENCODING' : 'LINK_ROW_UNREADABLE';
  return problem(code, { path, line: Number(line) }, cause);
}

/** A column of a file by its exact name, whatever characters are in it. */
function quoted(name: string): Sql {
  return trusted(`"${name.replaceAll('"', '""')}"`);
}
