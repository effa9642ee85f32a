import type { DatasetVersion } from '../model/index.ts';
import { openDuckDbPool } from './duckdb.ts';
import type { Engine, Row } from './engine.ts';
import type { Lake } from './lake.ts';
import { literal, type Sql, sql } from './sql.ts';
import { attachVersion } from './workspace.ts';

/** A fixed set of versions open for many small questions at once. */
export type Serving = Readonly<{
  versions: readonly DatasetVersion[];
  rows: (statement: Sql) => Promise<Row[]>;
  close: () => Promise<void>;
}>;

/**
 * What a small question does not need planned: these optimizers read the statistics of every row group and column before the first
 * row is looked for, which at 5 million people took two thirds of the time of reading one person (`npm run bench -- pages`).
 */
const NEEDLESS_OPTIMIZERS = 'statistics_propagation,late_materialization,join_order,column_lifetime';

/** Opens versions for reading with a few connections that take turns. */
export async function openServing(
  lake: Lake,
  versions: readonly DatasetVersion[],
  connections = 4,
): Promise<Serving> {
  const pool = await openDuckDbPool(lake.limits);
  const first = await pool.connect();
  try {
    await first.run(sql`set disabled_optimizers = ${literal(NEEDLESS_OPTIMIZERS)}`);
    for (const version of versions) await attachVersion(first, version, lake.folderOf(version.id));
  } catch (cause) {
    await first.close();
    pool.close();
    throw cause;
  }
  const engines = [first];
  while (engines.length < connections) engines.push(await pool.connect());
  const turns = takeTurns(engines);
  return {
    versions,
    rows: (statement) => turns((engine) => engine.rows(statement)),
    close: async () => {
      for (const engine of engines) await engine.close();
      pool.close();
    },
  };
}

type Turns = <Answer>(ask: (engine: Engine) => Promise<Answer>) => Promise<Answer>;

function takeTurns(engines: readonly Engine[]): Turns {
  const free = [...engines];
  const waiting: ((engine: Engine) => void)[] = [];
  return async (ask) => {
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
