import { type IsoDate, parseIsoDate } from '../model/index.ts';
import type { Sql } from './sql.ts';

/**
 * One value as an engine gives it back: INTEGER and smaller, FLOAT and DOUBLE as number; BIGINT, HUGEINT as bigint; DATE as
 * `YYYY-MM-DD`; TIMESTAMP as ISO text; DECIMAL as text; LIST as array; STRUCT as object.
 */
export type Cell =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly Cell[]
  | { readonly [key: string]: Cell };

/** One row of an answer, by column name. */
export type Row = Readonly<Record<string, Cell>>;

/** The text in a cell; nothing where it holds none. */
export function textIn(cell: Cell | undefined): string | null {
  return typeof cell === 'string' ? cell : null;
}

/** The number in a cell; nothing where it holds nothing. */
export function numberIn(cell: Cell | undefined): number | null {
  return cell === null || cell === undefined ? null : Number(cell);
}

/** The day in a cell; nothing where it holds none. */
export function dayIn(cell: Cell | undefined): IsoDate | null {
  return (typeof cell === 'string' && parseIsoDate(cell)) || null;
}

/** One column of a batch: TINYINT, SMALLINT, INTEGER, FLOAT, DOUBLE. Valid until the next batch is asked for. */
export type NumberVector =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

/** What an SQL engine must do for the lake; DuckDB is the first and the reference. */
export interface Engine {
  /** Runs a statement for its effect. */
  run(statement: Sql): Promise<void>;
  /** All rows of an answer; for small answers only. Stopped with QUERY_TOO_LONG when a limit is over, with ASKER_LEFT when nobody waits. */
  rows(statement: Sql, limit?: TimeLimit): Promise<Row[]>;
  /** Rows of a large answer in batches, in order. */
  batches(statement: Sql): AsyncIterable<readonly Row[]>;
  /** Columns of a large answer as typed arrays, in batches; for integers and floating numbers without nulls. */
  vectors(statement: Sql): AsyncIterable<readonly NumberVector[]>;
  /** Appends rows to an existing table; each row has a value for every column, in the table's order. */
  append(table: string, rows: Iterable<readonly Cell[]>): Promise<number>;
  /** Another line to the same engine: it sees the same tables, and works while this one does. Ended by itself, and before this one. */
  beside(): Promise<Engine>;
  /** Ends the engine; nothing it made outlives it but files. */
  close(): Promise<void>;
}

/** How long a question may take, and what tells that nobody waits for its answer any more. */
export type TimeLimit = Readonly<{ seconds: number; left?: AbortSignal | undefined }>;

/** What an engine may use, and how long one question of a reading may take. */
export type EngineLimits = Readonly<{
  memoryMb: number;
  /** So many engines may each take that much at once; one where nothing is said. */
  enginesAtOnce?: number | undefined;
  threads: number;
  tempDirectory: string;
  querySeconds?: number | undefined;
}>;
