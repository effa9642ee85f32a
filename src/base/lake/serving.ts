import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, rm } from 'node:fs/promises';
import { basename, join as joinPath } from 'node:path';
import { problem } from '../errors/index.ts';
import type { DatasetVersion } from '../model/index.ts';
import { askerLeft } from './asking.ts';
import { openDuckDbPool } from './duckdb.ts';
import type { Engine, Row } from './engine.ts';
import { type Borrowed, findHolding, type HoldingAsked, spillFolder } from './files/index.ts';
import type { Lake } from './lake.ts';
import { id, literal, type Sql, sql } from './sql.ts';
import { attachVersion, filesOf, schemaOf, tableIn } from './workspace.ts';

/** A fixed set of versions open for many small questions at once. */
export type Serving = Readonly<{
  versions: readonly DatasetVersion[];
  /** Throws QUERY_TOO_LONG when an answer takes too long, SERVICE_BUSY when too many questions wait, ASKER_LEFT when nobody does any more. */
  rows: (statement: Sql) => Promise<Row[]>;
  /** A table of a version that is not among these, of a former day; nothing when the lake no longer has it. */
  tableOf: (version: DatasetVersion, table: string) => Promise<Sql | undefined>;
  /**
   * A published table that lies in files by the values of a column, as those of its files that may hold some of them: what reading a few
   * rows costs is then the same however many files there are. A table of one file is given whole.
   */
  holding: (asked: HoldingAsked) => Promise<Sql>;
  close: () => Promise<void>;
}>;

/**
 * What a small question does not need planned: these optimizers read the statistics of every row group and column before the first
 * row is looked for, which at 5 million people took two thirds of the time of reading one person (`npm run bench -- pages`).
 */
const NEEDLESS_OPTIMIZERS = 'statistics_propagation,late_materialization,join_order,column_lifetime';

const QUERY_SECONDS = 30;
/** The gateway turns questions away long before; this bounds memory for whoever else asks. */
const MOST_WAITING = 1000;
const TRY_AGAIN_SECONDS = 2;

/**
 * Opens versions for reading with a few connections that take turns. The engine sees one folder, in which the files of these versions
 * are shown, and nothing else: no other file, no network, no setting that could be changed.
 */
export async function openServing(
  lake: Lake,
  versions: readonly DatasetVersion[],
  connections = 4,
): Promise<Serving> {
  const shown = await openShownFolder(lake);
  const pool = await openDuckDbPool(lake.limits);
  const engines: Engine[] = [];
  const close = async () => {
    for (const engine of engines) await engine.close();
    pool.close();
    await shown.close();
  };
  try {
    while (engines.length < connections) engines.push(await pool.connect());
    const [first] = engines;
    if (!first) throw new RangeError('a reading needs a connection');
    await first.run(sql`set disabled_optimizers = ${literal(NEEDLESS_OPTIMIZERS)}`);
    for (const version of versions) await attachVersion(first, version, await shown.show(version));
    await lockDown(first, shown.folder);
  } catch (cause) {
    await close();
    throw cause;
  }
  const turns = takeTurns(engines);
  const seconds = lake.limits.querySeconds ?? QUERY_SECONDS;
  const rows = (statement: Sql) => {
    const left = askerLeft();
    return turns((engine) => engine.rows(statement, { seconds, left }));
  };
  const filesIn = async (dataset: string, table: string) => {
    const version = versions.find((one) => one.dataset === dataset);
    return version ? filesOf(await shown.show(version), table) : [];
  };
  return {
    versions,
    rows,
    holding: findHolding({ rows, filesIn, whole: (dataset, table) => id(`${schemaOf(dataset)}.${table}`) }),
    tableOf: async (version, table) =>
      (await lake.find(version.id)) ? tableIn(await shown.show(version, table), table) : undefined,
    close,
  };
}

/** From here on the engine reads below one folder only, and no statement can undo that. */
async function lockDown(engine: Engine, folder: string): Promise<void> {
  await engine.run(sql`set allowed_directories = [${literal(folder)}]`);
  await engine.run(sql`set enable_external_access = false`);
  await engine.run(sql`set lock_configuration = true`);
}

type ShownFolder = Readonly<{
  folder: string;
  /** Shows a version's files, or those of one table, and tells in which folder. */
  show: (version: DatasetVersion, table?: string) => Promise<string>;
  close: () => Promise<void>;
}>;

/** A folder of one reading, in which files of the lake are shown by links, so that they are neither copied nor reachable otherwise. */
async function openShownFolder(lake: Lake): Promise<ShownFolder> {
  const folder = spillFolder(lake.files.readings);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const borrowed: Borrowed[] = [];
  const shown = new Map<string, Promise<string>>();
  let places = 0;
  const show = async (version: DatasetVersion, table?: string) => {
    const loan = await lake.files.borrow({ versionId: version.id, folder: lake.folderOf(version.id), table });
    borrowed.push(loan);
    const target = joinPath(folder, String(places++), version.id);
    await mkdir(target, { recursive: true });
    const tables = table === undefined ? version.tables.map(({ name }) => name) : [table];
    for (const name of tables) {
      if (!existsSync(loan.folder)) continue;
      for (const file of await filesOf(loan.folder, name))
        await showFile(file, joinPath(target, basename(file)));
    }
    return target;
  };
  return {
    folder,
    show: (version, table) => {
      const name = `${version.id} ${table ?? ''}`;
      const kept = shown.get(name) ?? show(version, table);
      shown.set(name, kept);
      kept.catch(() => shown.delete(name));
      return kept;
    },
    close: async () => {
      await Promise.allSettled(shown.values());
      await rm(folder, { recursive: true, force: true });
      for (const { release } of borrowed) await release();
    },
  };
}

/** Not every file system can link; copying costs room only. */
async function showFile(from: string, to: string): Promise<void> {
  await link(from, to).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') throw cause;
    return copyFile(from, to);
  });
}

type Turns = <Answer>(ask: (engine: Engine) => Promise<Answer>) => Promise<Answer>;

function takeTurns(engines: readonly Engine[]): Turns {
  const free = [...engines];
  const waiting: ((engine: Engine) => void)[] = [];
  return async (ask) => {
    if (waiting.length >= MOST_WAITING)
      throw problem('SERVICE_BUSY', { retryAfterSeconds: TRY_AGAIN_SECONDS });
    const engine = free.pop() ?? (await new Promise<Engine>((resolve) => waiting.push(resolve)));
    try {
      return await ask(engine);
    } finally {
      const next = waiting.shift();
      if (next) next(engine);
      else free.push(engine);
    }
  };
}
