import { mkdirSync, rmSync } from 'node:fs';
import {
  type DuckDBAppender,
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBListValue,
  DuckDBStructValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import { problem } from '../errors/index.ts';
import type { Cell, Engine, EngineLimits, NumberVector, Row, TimeLimit } from './engine.ts';
import { spillFolder } from './files/index.ts';
import { literal, render, type Sql, sql } from './sql.ts';

const DAY_MS = 86_400_000;
const APPEND_FLUSH_ROWS = 100_000;

/** Opens an embedded DuckDB in memory that spills to a folder of its own. */
export async function openDuckDb(limits: EngineLimits): Promise<Engine> {
  const { connect, close } = await openDuckDbPool(limits);
  const engine = await connect();
  return {
    ...engine,
    close: async () => {
      await engine.close();
      close();
    },
  };
}

/** Opens one DuckDB for many readers: each engine is a connection of its own to the same instance. */
export async function openDuckDbPool(
  limits: EngineLimits,
): Promise<{ connect: () => Promise<Engine>; close: () => void }> {
  mkdirSync(limits.tempDirectory, { recursive: true, mode: 0o700 });
  const spill = spillFolder(limits.tempDirectory);
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${limits.memoryMb}MB`,
    threads: String(limits.threads),
    temp_directory: spill,
    // Nothing is kept of what is in memory, so there is nothing to tidy for.
    checkpoint_threshold: '1TB',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  return {
    connect: () => connectTo(instance),
    close: () => {
      instance.closeSync();
      rmSync(spill, { recursive: true, force: true });
    },
  };
}

async function connectTo(instance: DuckDBInstance): Promise<Engine> {
  const connection = await instance.connect();
  await connection.run('set parquet_metadata_cache = true');
  return { ...duckDbEngine(connection), beside: () => connectTo(instance) };
}

function duckDbEngine(connection: DuckDBConnection): Omit<Engine, 'beside'> {
  return {
    run: async (statement) => {
      const { text, values } = render(statement);
      await connection.run(text, [...values]);
    },
    rows: async (statement, limit) => {
      const { text, values } = render(statement);
      const reader = await withinTime(connection, limit, () => connection.runAndReadAll(text, [...values]));
      return readRows(reader.deduplicatedColumnNames(), reader.getRows());
    },
    batches: (statement) => streamBatches(connection, statement),
    vectors: (statement) => streamVectors(connection, statement),
    append: async (table, rows) => appendRows(await connection.createAppender(table), rows),
    close: async () => connection.closeSync(),
  };
}

/** Whether a statement failed because the engine may not have more memory. Nothing is left of it but perhaps a file half written. */
export function lacksMemory(cause: unknown): boolean {
  return cause instanceof Error && cause.message.startsWith('Out of Memory Error');
}

/** Works while the engine has one thread, whose statements hold least; then it has as many as before. */
export async function withOneThread(engine: Engine, work: () => Promise<void>): Promise<void> {
  const [before] = await engine.rows(sql`select cast(current_setting('threads') as integer) as threads`);
  await engine.run(sql`set threads = 1`);
  try {
    await work();
  } finally {
    await engine.run(sql`set threads = ${literal(Number(before?.['threads']))}`);
  }
}

const TRY_AGAIN_SECONDS = 10;

/** Asks, and stops the engine when the time is over or nobody waits any more: others get their turn. */
async function withinTime<Answer>(
  connection: DuckDBConnection,
  limit: TimeLimit | undefined,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  if (!limit) return ask();
  const { seconds, left } = limit;
  if (left?.aborted) throw problem('ASKER_LEFT', {});
  let why: 'late' | 'left' | undefined;
  const stop = (because: 'late' | 'left') => {
    why ??= because;
    connection.interrupt();
  };
  const onLeft = () => stop('left');
  const timer = setTimeout(() => stop('late'), seconds * 1000);
  left?.addEventListener('abort', onLeft);
  try {
    return await ask();
  } catch (cause) {
    if (why === undefined) throw cause;
    if (why === 'left') throw problem('ASKER_LEFT', {}, cause);
    throw problem('QUERY_TOO_LONG', { seconds, retryAfterSeconds: TRY_AGAIN_SECONDS }, cause);
  } finally {
    clearTimeout(timer);
    left?.removeEventListener('abort', onLeft);
  }
}

async function* streamBatches(connection: DuckDBConnection, statement: Sql): AsyncIterable<readonly Row[]> {
  const { text, values } = render(statement);
  const result = await connection.stream(text, [...values]);
  const names = result.deduplicatedColumnNames();
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return;
    yield readRows(names, chunk.getRows());
  }
}

async function* streamVectors(
  connection: DuckDBConnection,
  statement: Sql,
): AsyncIterable<readonly NumberVector[]> {
  const { text, values } = render(statement);
  const result = await connection.stream(text, [...values]);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return;
    yield Array.from({ length: chunk.columnCount }, (_, index) => readVector(chunk, index));
  }
}

function readVector(chunk: DuckDBDataChunk, index: number): NumberVector {
  const vector: unknown = chunk.getColumnVector(index);
  const items: unknown = typeof vector === 'object' && vector && 'items' in vector ? vector.items : undefined;
  if (!ArrayBuffer.isView(items) || items instanceof DataView || items instanceof BigInt64Array)
    throw new TypeError('only columns of plain numbers can be read as vectors');
  return (items as NumberVector).subarray(0, chunk.rowCount);
}

function readRows(names: readonly string[], rows: readonly (readonly DuckDBValue[])[]): Row[] {
  return rows.map((values) => {
    const row: Record<string, Cell> = {};
    for (let index = 0; index < names.length; index++)
      row[names[index] ?? ''] = readCell(values[index] ?? null);
    return row;
  });
}

function readCell(value: DuckDBValue): Cell {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof DuckDBDateValue) return new Date(value.days * DAY_MS).toISOString().slice(0, 10);
  if (value instanceof DuckDBListValue) return value.items.map(readCell);
  if (value instanceof DuckDBStructValue) {
    return Object.fromEntries(Object.entries(value.entries).map(([name, inner]) => [name, readCell(inner)]));
  }
  if (value instanceof DuckDBDecimalValue) return value.toString();
  return String(value);
}

function appendRows(appender: DuckDBAppender, rows: Iterable<readonly Cell[]>): number {
  let count = 0;
  for (const row of rows) {
    for (const cell of row) appendCell(appender, cell);
    appender.endRow();
    if (++count % APPEND_FLUSH_ROWS === 0) appender.flushSync();
  }
  appender.closeSync();
  return count;
}

/** The appender casts text and numbers to the column's own type, so a date may come as `YYYY-MM-DD`. */
function appendCell(appender: DuckDBAppender, cell: Cell): void {
  if (cell === null) appender.appendNull();
  else if (typeof cell === 'string') appender.appendVarchar(cell);
  else if (typeof cell === 'bigint') appender.appendBigInt(cell);
  else if (typeof cell === 'boolean') appender.appendBoolean(cell);
  else if (typeof cell === 'number' && Number.isInteger(cell)) appender.appendBigInt(BigInt(cell));
  else if (typeof cell === 'number') appender.appendDouble(cell);
  else throw new TypeError('only plain values can be appended');
}
