import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { type Engine, id, join, openEngine, type Sql, sql } from '../../../base/lake/index.ts';
import type { PairColumns, RecordValues } from '../index.ts';

/** Two records, both sides of a pair. */
export type RecordPair = Readonly<{ left: RecordValues; right: RecordValues }>;

/** Columns `l_name` and `r_name` of the table `pair`; codes are the texts themselves. */
export const PAIR_COLUMNS: PairColumns = {
  value: (side, column) => id(`${side}_${column}`),
  code: (side, column) => id(`${side}_${column}`),
};

/** An engine with a folder of its own. */
export async function openPairs(): Promise<Readonly<{ engine: Engine; close: () => Promise<void> }>> {
  const home = await mkdtemp(joinPath(tmpdir(), 'chipao-pairs-'));
  const engine = await openEngine({ memoryMb: 512, threads: 1, tempDirectory: home });
  const close = async () => {
    await engine.close();
    await rm(home, { recursive: true, force: true });
  };
  return { engine, close };
}

/** What the engine answers for every pair, in order; all expressions in one question. */
export async function answers(
  engine: Engine,
  pairs: readonly RecordPair[],
  expressions: readonly Sql[],
): Promise<unknown[][]> {
  const columns = Object.keys(pairs[0]?.left ?? {});
  const names = ['l', 'r'].flatMap((side) =>
    columns.map((column) => sql`${id(`${side}_${column}`)} varchar`),
  );
  await engine.run(sql`create or replace table pair (n integer, ${join(names)})`);
  const values = (record: RecordValues) => columns.map((column) => record[column] ?? null);
  await engine.append(
    'pair',
    pairs.map(({ left, right }, n) => [n, ...values(left), ...values(right)]),
  );
  const asked = expressions.map((expression, index) => sql`${expression} as ${id(`a${index}`)}`);
  const rows = await engine.rows(sql`select ${join(asked)} from pair order by n`);
  return rows.map((row) => expressions.map((_, index) => row[`a${index}`]));
}
