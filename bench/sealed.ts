import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openKeys } from '../src/base/keys/index.ts';
import { tableKeysInMemory } from '../src/base/keys/testing/table-keys-in-memory.ts';
import { id, join as joinSql, type Lake, openLake, sql } from '../src/base/lake/index.ts';
import type { DatasetVersion } from '../src/base/model/index.ts';
import { FOLDER } from './chipao.ts';

const ROWS = 500_000;
const ROUNDS = 15;
const GATE = 1.2;
const MEMORY = '/dev/shm';
const LIMITS = { memoryMb: 1000, threads: 1 };

/**
 * A sealed lake beside a plain one, in turns, on one thread: making a version, and opening it and reading every column of every row once,
 * at most 1.2 times the processor time. Opening is part of both, because a sealed file is opened before its first row is read.
 */
export async function sealed(): Promise<object> {
  const home = join(FOLDER, 'sealed');
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const memory = join(MEMORY, `chipao-bench-${process.pid}`);
  try {
    const keys = await openKeys(home);
    const lakes = {
      plain: await openLake(join(home, 'plain'), LIMITS),
      sealed: await openLake(join(home, 'sealed'), LIMITS, { keys, tables: tableKeysInMemory(), memory }),
    };
    const made = { plain: await make(lakes.plain), sealed: await make(lakes.sealed) };
    const beside = async (work: typeof scan) => {
      const rounds = { plain: [] as Timed[], sealed: [] as Timed[] };
      for (let round = 0; round < ROUNDS; round++)
        for (const way of ['plain', 'sealed'] as const)
          rounds[way].push(await timed(() => work(lakes[way], made[way].version)));
      const [plain, closed] = [quickest(rounds.plain), quickest(rounds.sealed)];
      if (plain.answer !== closed.answer) throw new Error('the two lakes do not say the same');
      return compared(plain, closed);
    };
    return {
      rows: ROWS,
      megabytes: Math.round(bytesOf(lakes.plain.folderOf(made.plain.version.id)) / 1e6),
      gate: GATE,
      scan: await beside(scan),
      make: compared(made.plain.timed, made.sealed.timed),
    };
  } finally {
    rmSync(memory, { recursive: true, force: true });
    rmSync(home, { recursive: true, force: true });
  }
}

async function make(lake: Lake): Promise<{ version: DatasetVersion; timed: Timed }> {
  let version: DatasetVersion | undefined;
  const time = await timed(async () => {
    const built = await lake.build(
      { dataset: 'people', parents: [], fingerprint: [ROWS] },
      async (workspace) => {
        await workspace.writeTable('person', PEOPLE);
        return {};
      },
    );
    version = built.version;
    return '';
  });
  if (!version) throw new Error('nothing was made');
  return { version, timed: time };
}

/** Facts of the kinds that profiles have: flags, codes, amounts and dates, most of them unknown for most people. */
const FACTS = Array.from({ length: 40 }, (_, place) => {
  const drawn = sql`hash(row * 41 + ${place})`;
  const values = [
    sql`${drawn} % 8 = 0`,
    sql`cast(${drawn} % 12 as integer)`,
    sql`cast((${drawn} % 400) * 10000 as bigint)`,
    sql`date '2000-01-01' + cast(${drawn} % 9000 as integer)`,
  ];
  return sql`case when ${drawn} % 100 < ${(place * 17) % 60} then ${values[place % values.length] ?? 'null'} end as ${id(`fact_${place}`)}`;
});

/** Rows as profiles are: who somebody is, where they live, and forty facts. */
const PEOPLE = sql`
  select
    1000000000000 + row * 7 as id,
    cast(10010101 + hash(row // 600) % 90000 as bigint) as village,
    date '1930-01-01' + cast(hash(row + 1) % 34000 as integer) as birth_date,
    substr(sha256(cast(hash(row) % 5000 as varchar)), 1, 12) as given_name,
    substr(sha256(cast(hash(row + 2) % 60000 as varchar)), 1, 14) as family_name,
    ${joinSql(FACTS)}
  from range(${ROWS}) as people(row)`;

/** Every value of every row is looked at once. */
async function scan(lake: Lake, version: DatasetVersion): Promise<string> {
  const engine = await lake.openEngine([version]);
  const rows = await engine.rows(sql`
    select count(*) as people, sum(cast(hash(person) as hugeint)) as values_seen
    from people.person`);
  await engine.close();
  return JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

type Timed = Readonly<{ cpuSeconds: number; seconds: number; answer: string }>;

async function timed(work: () => Promise<string>): Promise<Timed> {
  const [begun, before] = [performance.now(), process.cpuUsage()];
  const answer = await work();
  const { user, system } = process.cpuUsage(before);
  return { cpuSeconds: (user + system) / 1e6, seconds: (performance.now() - begun) / 1000, answer };
}

function quickest(rounds: readonly Timed[]): Timed {
  return rounds.reduce((best, one) => (one.cpuSeconds < best.cpuSeconds ? one : best));
}

function compared(plain: Timed, sealed: Timed): object {
  const round = (number: number) => Number(number.toFixed(3));
  return {
    plainCpuSeconds: round(plain.cpuSeconds),
    sealedCpuSeconds: round(sealed.cpuSeconds),
    timesPlain: round(sealed.cpuSeconds / plain.cpuSeconds),
    plainSeconds: round(plain.seconds),
    sealedSeconds: round(sealed.seconds),
  };
}

function bytesOf(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
