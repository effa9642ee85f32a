import { type FileHandle, open } from 'node:fs/promises';
import { dialect, type EngineLimits, id, join, openEngine, sql } from '../../base/lake/index.ts';
import { CSV_MARK, csvLine } from '../../base/model/index.ts';
import type { OpenColumn } from './columns.ts';
import type { OpenFormatName } from './datasets.ts';
import type { OpenCell } from './rows.ts';

/** Where rows go: some at a time, then the end, or nothing more after a failure. */
export type Sink = Readonly<{
  write: (rows: readonly (readonly OpenCell[])[]) => Promise<void>;
  end: () => Promise<void>;
  drop: () => Promise<void>;
}>;

type Target = Readonly<{
  path: string;
  columns: readonly OpenColumn[];
  /** What a JSON file says of itself before its rows. */
  head: Readonly<Record<string, unknown>>;
  limits: EngineLimits;
}>;

/** Opens a file for the rows of a table; files are new, and one that is there is refused by the system. */
export function openSink(format: OpenFormatName, target: Target): Promise<Sink> {
  return { csv: openCsv, json: openJson, parquet: openParquet }[format](target);
}

async function openCsv({ path, columns }: Target): Promise<Sink> {
  const file = await open(path, 'wx');
  const line = (cells: readonly OpenCell[]) => `${csvLine(cells)}\r\n`;
  await file.write(CSV_MARK + line(columns.map(({ name }) => name)));
  return intoText(file, (rows) => rows.map(line).join(''), '');
}

async function openJson({ path, columns, head }: Target): Promise<Sink> {
  const file = await open(path, 'wx');
  await file.write(`${JSON.stringify(head).slice(0, -1)},"rows":[`);
  let between = '\n';
  const written = (cells: readonly OpenCell[]) => {
    const row = Object.fromEntries(columns.map(({ name }, place) => [name, cells[place] ?? null]));
    const text = between + JSON.stringify(row);
    between = ',\n';
    return text;
  };
  return intoText(file, (rows) => rows.map(written).join(''), '\n]}\n');
}

function intoText(
  file: FileHandle,
  text: (rows: Parameters<Sink['write']>[0]) => string,
  last: string,
): Sink {
  return {
    write: async (rows) => {
      await file.write(text(rows));
    },
    end: async () => {
      if (last) await file.write(last);
      await file.close();
    },
    drop: () => file.close(),
  };
}

const TABLE = 'open_table';
/** Handing rows over costs as much for a few as for a thousand. */
const ROWS_AT_ONCE = 1000;
const TYPES = { text: 'text', date: 'date', integer: 'bigint', number: 'double' } as const;

/** Parquet is written by the engine of the lake, with its memory and on one thread, so that the same rows give the same file. */
async function openParquet({ path, columns, limits }: Target): Promise<Sink> {
  const engine = await openEngine({ ...limits, threads: 1 });
  const empty = columns.map(
    ({ name, type }) => sql`cast(null as ${dialect.type(TYPES[type])}) as ${id(name)}`,
  );
  await engine.run(dialect.createTable(id(TABLE), sql`select ${join(empty)} where false`));
  let kept: (readonly OpenCell[])[] = [];
  const append = async () => {
    await engine.append(TABLE, kept);
    kept = [];
  };
  return {
    write: async (rows) => {
      kept.push(...rows);
      if (kept.length >= ROWS_AT_ONCE) await append();
    },
    end: async () => {
      await append();
      await engine.run(dialect.writeParquet(sql`select * from ${id(TABLE)}`, path));
      await engine.close();
    },
    drop: () => engine.close(),
  };
}
