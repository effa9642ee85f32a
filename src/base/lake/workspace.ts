import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { type Problem, problem } from '../errors/index.ts';
import type { DatasetVersion, VersionTable } from '../model/index.ts';
import { duckDbDialect, type ParquetLayout } from './dialect.ts';
import { lacksMemory, withOneThread } from './duckdb.ts';
import type { Engine } from './engine.ts';
import { cutFile, isFileOf } from './files/index.ts';
import { id, type Sql, sql } from './sql.ts';

/** Where a stage works: an engine that sees the parents' tables, and a folder that becomes the new version. */
export type Workspace = Line &
  Readonly<{
    /** Works on the next line that is free, first come first served: few side by side, for all share the engine's memory. After a failure nothing new is begun. */
    onLine: <Answer>(work: (line: Line) => Promise<Answer>) => Promise<Answer>;
  }>;

/** One line to the engine, over the same tables and into the same folder as the others. */
export type Line = Readonly<{
  engine: Engine;
  /** Unpublished folder; deleted when the stage fails. */
  folder: string;
  /** Writes an answer as a whole table of the new version, in files as long as the layout lets them be, and lets later steps read it by its name. */
  writeTable: (table: string, select: Sql, layout?: ParquetLayout) => Promise<void>;
  /** Writes one part of a table that is made in several; parts are read together after the last one. */
  writePart: (table: string, select: Sql, layout?: ParquetLayout) => Promise<void>;
  /** Writes an answer to a file that is gone with the workspace, and lets later steps read all such files of the table by its name, in the order written. */
  writeAside: (table: string, select: Sql, layout?: ParquetLayout) => Promise<void>;
}>;

/** The schema under which a dataset's tables are seen: `intake/dopa-person` is `intake_dopa_person`. */
export function schemaOf(dataset: string): string {
  return dataset.replaceAll(/[^a-z0-9]+/g, '_');
}

/** The Parquet files of one table in a version's folder; a table is one file or numbered parts. */
export async function filesOf(folder: string, table: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => isFileOf(name, table))
    .sort()
    .map((name) => joinPath(folder, name));
}

/** One table of a version as an expression, for questions across versions of one dataset; nothing when the version has none. */
export async function tableIn(folder: string, table: string): Promise<Sql | undefined> {
  const files = await filesOf(folder, table);
  return files.length > 0 ? duckDbDialect.readParquet(files) : undefined;
}

/** Lets an engine read a version's tables as `<schema>.<table>`. Throws VERSION_DAMAGED when a file is gone or broken. */
export async function attachVersion(engine: Engine, version: DatasetVersion, folder: string): Promise<void> {
  const schema = schemaOf(version.dataset);
  await engine.run(sql`create schema if not exists ${id(schema)}`);
  for (const table of version.tables) {
    try {
      const source = duckDbDialect.readParquet(await filesOf(folder, table.name));
      await engine.run(
        sql`create or replace view ${id(`${schema}.${table.name}`)} as select * from ${source}`,
      );
    } catch (cause) {
      throw damaged(version.id, `${table.name}.parquet`, cause);
    }
  }
}

/** What is said of a published version with a file that cannot be read; the stage that makes it can make it again. */
export function damaged(versionId: string, file: string, cause: unknown): Problem {
  return problem(
    'VERSION_DAMAGED',
    { version: versionId, file, stage: versionId.split('/')[0] ?? '?' },
    cause,
  );
}

/** So many keep all threads busy, however many there are. */
const MOST_LINES = 4;

/**
 * Makes the workspace over an engine and an empty folder; its further lines are opened when more than one is asked for. A statement
 * that found too little memory is tried once more, alone and with one thread.
 */
export function openWorkspace(
  engine: Engine,
  folder: string,
  threads = 1,
): Workspace & Readonly<{ close: () => Promise<void> }> {
  const room: Room = { folder, aside: `${folder}-aside`, parts: new Map(), asideFiles: new Map() };
  const attempt = threads > 1 ? takeTurns(engine) : (work: () => Promise<void>) => work();
  const frugal = (own: Engine): Engine => ({ ...own, run: (statement) => attempt(() => own.run(statement)) });
  const first = lineOf(frugal(engine), room);
  const others: Engine[] = [];
  const open = async () => {
    while (others.length < Math.min(threads, MOST_LINES) - 1) others.push(await engine.beside());
    return [first, ...others.map((other) => lineOf(frugal(other), room))];
  };
  return {
    ...first,
    onLine: takeLines(open),
    close: async () => {
      for (const other of others) await other.close();
      await rm(room.aside, { recursive: true, force: true });
    },
  };
}

/** Statements run side by side, until one finds too little memory: that one waits for those under way and runs before any other begins. */
function takeTurns(engine: Engine): (work: () => Promise<void>) => Promise<void> {
  const running = new Set<Promise<void>>();
  let alone: Promise<unknown> = Promise.resolve();
  const runBeside = async (work: () => Promise<void>) => {
    let seen: unknown;
    while (seen !== alone) {
      seen = alone;
      await seen;
    }
    const run = work();
    running.add(run);
    await run.finally(() => running.delete(run));
  };
  const runAlone = (work: () => Promise<void>) => {
    const run = alone.then(() => Promise.allSettled(running)).then(() => withOneThread(engine, work));
    alone = run.catch(() => undefined);
    return run;
  };
  return (work) =>
    runBeside(work).catch((cause) => {
      if (!lacksMemory(cause)) throw cause;
      return runAlone(work);
    });
}

/** Where lines write: the version’s folder and one beside it, and what has been written in several files. */
type Room = Readonly<{
  folder: string;
  aside: string;
  parts: Map<string, number>;
  asideFiles: Map<string, string[]>;
}>;

function takeLines(open: () => Promise<Line[]>): Workspace['onLine'] {
  let opening: Promise<Line[]> | undefined;
  const waiting: ((line: Line) => void)[] = [];
  let failure: Readonly<{ cause: unknown }> | undefined;
  return async (work) => {
    opening ??= open();
    const free = await opening;
    const line = free.shift() ?? (await new Promise<Line>((resolve) => waiting.push(resolve)));
    try {
      if (failure) throw failure.cause;
      return await work(line);
    } catch (cause) {
      failure ??= { cause };
      throw cause;
    } finally {
      const next = waiting.shift();
      if (next) next(line);
      else free.unshift(line);
    }
  };
}

function lineOf(engine: Engine, { folder, aside, parts, asideFiles }: Room): Line {
  const show = (table: string, files: readonly string[]) =>
    engine.run(sql`create or replace view ${id(table)} as select * from ${duckDbDialect.readParquet(files)}`);
  const write = async (select: Sql, path: string, layout: ParquetLayout | undefined) => {
    try {
      await engine.run(duckDbDialect.writeParquet(select, path, layout));
    } catch (cause) {
      await rm(path, { force: true });
      throw cause;
    }
  };
  return {
    engine,
    folder,
    writeTable: async (table, select, layout) => {
      const path = joinPath(folder, `${table}.parquet`);
      await write(select, path, layout);
      await show(table, await cutFile(engine, path, layout));
    },
    writePart: async (table, select, layout) => {
      const part = (parts.get(table) ?? 0) + 1;
      parts.set(table, part);
      const path = joinPath(folder, `${table}-${String(part).padStart(5, '0')}.parquet`);
      await write(select, path, layout);
    },
    writeAside: async (table, select, layout) => {
      await mkdir(aside, { recursive: true, mode: 0o700 });
      const files = asideFiles.get(table) ?? [];
      const path = joinPath(aside, `${table}-${files.length}.parquet`);
      await write(select, path, layout);
      asideFiles.set(table, [...files, path]);
      await show(table, [...files, path]);
    },
  };
}

/** Describes every table found in a folder, for the manifest. */
export async function describeTables(engine: Engine, folder: string): Promise<VersionTable[]> {
  const names = new Set((await readdir(folder)).map((name) => name.replace(/(-\d+)?\.parquet$/, '')));
  return Promise.all([...names].sort().map((name) => describeTable(engine, folder, name)));
}

async function describeTable(engine: Engine, folder: string, name: string): Promise<VersionTable> {
  const files = await filesOf(folder, name);
  const source = duckDbDialect.readParquet(files);
  const columns = await engine.rows(sql`describe select * from ${source}`);
  const [counted] = await engine.rows(sql`select cast(count(*) as integer) as total from ${source}`);
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return {
    name,
    rows: Number(counted?.['total'] ?? 0),
    bytes: sizes.reduce((all, size) => all + size, 0),
    columns: columns.map((column) => ({
      name: String(column['column_name']),
      type: String(column['column_type']),
    })),
  };
}
