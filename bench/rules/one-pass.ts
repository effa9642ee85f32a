import { join } from 'node:path';
import {
  dialect,
  type Engine,
  id,
  join as joinSql,
  openEngine,
  type Sql,
  sql,
} from '../../src/base/lake/index.ts';
import { compileProgrammes, decidingSteps } from '../../src/stages/entitlements/index.ts';
import { FOLDER } from '../chipao.ts';
import { asked, ON } from './people.ts';

/** What one way of reading or deciding took in this process; memory is the most that the whole process held until then. */
export type PassResult = Readonly<{ cpuSeconds: number; seconds: number; peakMb: number }>;

const MEMORY_MB = 700;
const MB = 1024;

/**
 * Runs one way over a file of profiles and prints, as one line of JSON, what it took: `scan` reads the columns that the rules ask,
 * `decide` works out every column of the decisions, `write` also writes them as the stage does.
 */
const [way = 'decide', file = '', threads = '1'] = process.argv.slice(2);
const engine = await openEngine({
  memoryMb: MEMORY_MB,
  threads: Number(threads),
  tempDirectory: join(FOLDER, 'spill'),
});
const begun = performance.now();
const before = process.cpuUsage();
await run(engine, way, dialect.readParquet([file]));
const used = process.cpuUsage(before);
const result: PassResult = {
  cpuSeconds: (used.user + used.system) / 1e6,
  seconds: (performance.now() - begun) / 1000,
  peakMb: Math.round(process.resourceUsage().maxRSS / MB),
};
await engine.close();
console.log(JSON.stringify(result));

async function run(on: Engine, how: string, people: Sql): Promise<void> {
  const { programmes, columns } = asked();
  if (how === 'scan') {
    await on.rows(sql`select ${greatest(columns)} from ${people}`);
    return;
  }
  const { before: steps, decisions } = decidingSteps(programmes, compileProgrammes(programmes, ON), people);
  for (const { table, select } of steps) await on.run(dialect.createTable(id(table), select));
  if (how === 'write') {
    const target = join(FOLDER, 'rules-decisions.parquet');
    await on.run(dialect.writeParquet(decisions, target, { rowGroupRows: 20_000 }));
    return;
  }
  const described = await on.rows(sql`describe ${decisions}`);
  const names = described.map((column) => String(column['column_name']));
  await on.rows(sql`select ${greatest(names)} from (${decisions}) as decision`);
}

/** The greatest value of every column: the least that can be done with a column so that it must be worked out. */
function greatest(columns: readonly string[]): Sql {
  return joinSql(columns.map((column) => sql`max(${id(column)}) as ${id(column)}`));
}
