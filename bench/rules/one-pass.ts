import { join } from 'node:path';
import { dialect, id, join as joinSql, openEngine, type Sql, sql } from '../../src/base/lake/index.ts';
import {
  compileProgrammes,
  decidingSteps,
  decisionColumnNames,
} from '../../src/stages/entitlements/index.ts';
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
const statements = statementsOf(way, dialect.readParquet([file]));
const begun = performance.now();
const before = process.cpuUsage();
for (const statement of statements) await engine.rows(statement);
const used = process.cpuUsage(before);
const result: PassResult = {
  cpuSeconds: (used.user + used.system) / 1e6,
  seconds: (performance.now() - begun) / 1000,
  peakMb: Math.round(process.resourceUsage().maxRSS / MB),
};
await engine.close();
console.log(JSON.stringify(result));

/** Content is read and rules are compiled before the clock starts; the tables that the decisions need are made after it. */
function statementsOf(how: string, people: Sql): Sql[] {
  const { programmes, columns } = asked();
  if (how === 'scan') return [sql`select ${greatest(columns)} from ${people}`];
  const { before: steps, decisions } = decidingSteps(programmes, compileProgrammes(programmes, ON), people);
  const tables = steps.map(({ table, select }) => dialect.createTable(id(table), select));
  if (how === 'write') {
    const target = join(FOLDER, 'rules-decisions.parquet');
    return [...tables, dialect.writeParquet(decisions, target, { rowGroupRows: 20_000 })];
  }
  const names = programmes.flatMap(decisionColumnNames);
  return [...tables, sql`select ${greatest(names)} from (${decisions}) as decision`];
}

/** The greatest value of every column: the least that can be done with a column so that it must be worked out. */
function greatest(columns: readonly string[]): Sql {
  return joinSql(columns.map((column) => sql`max(${id(column)}) as ${id(column)}`));
}
