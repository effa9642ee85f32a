import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  buildStage,
  openLake,
  openServing,
  type Row,
  type Sql,
  type SqlStep,
  type Step,
  sql,
} from './index.ts';

let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'chipao-steps-'));
});

afterEach(() => rm(home, { recursive: true, force: true }));

async function tally(steps: readonly Step[], threads: number, memoryMb = 256): Promise<Row[]> {
  const lake = await openLake(home, { memoryMb, threads });
  const { version } = await buildStage(
    lake,
    { dataset: 'sample', parents: [], settings: {}, steps },
    { again: true },
  );
  const serving = await openServing(lake, [version]);
  const rows = await serving.rows(sql`select * from sample.tally`);
  await serving.close();
  return rows;
}

const made = (table: string, select: Sql, more: Omit<SqlStep, 'table' | 'select'> = {}): SqlStep => ({
  table,
  select,
  ...more,
});

/** Tables that do not know each other, code between them, one that is taken away by a step while another reads it, and an answer. */
const STEPS: readonly Step[] = [
  made('odd', sql`select range as number from range(20000) where range % 2 = 1`),
  made('even', sql`select range as number from range(20000) where range % 2 = 0`),
  made('squares', sql`select number * number as square from odd`),
  {
    table: 'noted',
    version: '1',
    make: ({ engine }) =>
      engine.run(sql`create or replace table noted as select count(*) as rows from squares`),
  },
  made('odd_sum', sql`select sum(number) as total from odd`),
  made('everything', sql`select number from odd union all select number from even`, {
    spends: ['odd', 'even'],
  }),
  made(
    'tally',
    sql`select (select cast(rows as integer) from noted) as noted, cast(odd_sum.total as varchar) as odd, cast(sum(number) as varchar) as all_of from everything, odd_sum group by odd_sum.total`,
    { published: true },
  ),
];

describe('steps of a stage', () => {
  it.each([1, 2, 4])('give the same with %i at a time', async (threads) => {
    expect(await tally(STEPS, threads)).toEqual([{ noted: 10_000, odd: '100000000', all_of: '199990000' }]);
  });

  it.each([1, 4])(
    'that make a table anew leave in peace who reads the one before, %i at a time',
    async (threads) => {
      const steps = [
        made('part', sql`select range as number from range(2000000)`),
        made('large', sql`select count(*) as rows, cast(sum(hash(number) % 2) as double) as odd from part`),
        made('part', sql`select range as number from range(3)`),
        made('small', sql`select count(*) as rows from part`),
        made(
          'tally',
          sql`select cast(large.rows as integer) as large, cast(small.rows as integer) as small from large, small`,
          { published: true },
        ),
      ];
      expect(await tally(steps, threads)).toEqual([{ large: 2_000_000, small: 3 }]);
    },
  );

  it.each([1, 4])(
    'that are done part by part give what they give of the whole, %i at a time',
    async (threads) => {
      const steps: readonly Step[] = [
        made('numbers', sql`select range * 10000000000000 as number, range % 7 as kind from range(1000)`, {
          aside: true,
        }),
        {
          table: 'in_parts',
          of: ['numbers'],
          by: 'number',
          parts: sql`select min(number) as first, max(number) as last from numbers group by number // 3000000000000000 order by first`,
          each: [
            made(
              'sums',
              sql`select kind, cast(sum(number) as hugeint) as total, count(*) as rows from numbers_part group by kind`,
            ),
            { ...made('gathered', sql`select * from sums`), gathers: true },
            made('listed', sql`select number from numbers_part order by number`, { aside: true }),
            made('filed', sql`select number from numbers_part`, { published: true }),
          ],
        },
        made(
          'tally',
          sql`
          select
            (select cast(count(*) as integer) from gathered) as gathered,
            (select cast(sum(rows) as integer) from gathered) as rows,
            (select cast(sum(total) as varchar) from gathered) as total,
            (select cast(count(*) as integer) from listed) as listed`,
          { published: true },
        ),
      ];
      expect(await tally(steps, threads)).toEqual([
        { gathered: 28, rows: 1000, total: '4995000000000000000', listed: 1000 },
      ]);
    },
  );

  describe('that find too little memory', () => {
    const LITTLE_MB = 64;
    const THREADS = sql`cast(current_setting('threads') as integer)`;
    /** Wants more than there is unless it runs with one thread. */
    const HUNGRY = sql`list(range) as numbers, ${THREADS} as threads from range(case when ${THREADS} = 1 then 3 else 100000000 end)`;
    const isMade = sql`exists (select 1 from duckdb_tables() where table_name = 'slow') as after_slow`;

    it('are tried once more, alone and with one thread', async () => {
      const steps = [
        made('hungry', sql`select ${isMade}, ${HUNGRY}`),
        made('slow', sql`select sum(hash(range)) as total from range(30000000)`),
        made('filed', sql`select ${HUNGRY}`, { published: true }),
        made(
          'tally',
          sql`
          select after_slow, hungry.threads as alone, filed.threads as filed, ${THREADS} as afterwards
          from hungry, filed, slow`,
          { published: true },
        ),
      ];
      expect(await tally(steps, 2, LITTLE_MB)).toEqual([
        { after_slow: true, alone: 1, filed: 1, afterwards: 2 },
      ]);
    });

    it('also then end the stage, and leave nothing of it', async () => {
      const steps = [
        made('tally', sql`select list(range) as numbers from range(100000000)`, { published: true }),
      ];
      await expect(tally(steps, 2, LITTLE_MB)).rejects.toThrow('Out of Memory');
      expect(await readdir(join(home, 'aside'))).toEqual(['spill']);
    });
  });

  it('that fail stop what comes after, while what runs beside comes to its end', async () => {
    const ran: string[] = [];
    const slow = sql`select sum(hash(range)) as total from range(3000000)`;
    const steps: Step[] = [
      made('broken', sql`select no_such_column from range(1)`),
      made('beside', slow),
      { table: 'after', version: '1', make: async () => void ran.push('after') },
    ];
    await expect(tally(steps, 2)).rejects.toThrow('no_such_column');
    expect(ran).toEqual([]);
    expect(await readdir(join(home, 'aside'))).toEqual(['spill']);
  });
});
