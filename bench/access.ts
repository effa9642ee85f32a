import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileGrant, planSql } from '../src/base/agreement/index.ts';
import { type Engine, openEngine, type Sql, sql } from '../src/base/lake/index.ts';
import { SMALL_COUNTRY, smallAgreement } from '../src/services/agreements/testing/small-share.ts';

const ROWS = 4_000_000;
const ROUNDS = 7;
const GATES = { compiled: 1.1, token: 1.9 };

/**
 * A query compiled from an agreement takes at most 1.1 times the CPU time of the same aggregate written by hand. Rows that leave as lines
 * with a token each take at most 1.9 times those with the number itself; what the engine alone needs for the tokens is told beside it. All
 * in one run, in turns, best of several, so that whatever else the machine does hits them alike.
 */
export async function access(rows = ROWS): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'chipao-bench-access-'));
  const engine = await openEngine({ memoryMb: 2000, threads: 2, tempDirectory: join(folder, 'spill') });
  try {
    await makePeople(engine, rows);
    const counts = await compare([rawTable(), planSql(tablePlan(), SETTING)], (one) => engine.rows(one));
    const rowsAsked = [rawRows(), planSql(tokenPlan(), SETTING)] as const;
    const lines = await compare(rowsAsked, (one) => sendLines(engine, one));
    const alone = await compare(rowsAsked, (one) => engine.rows(countOf(one)));
    return {
      people: rows,
      compiled: { ...counts, gate: GATES.compiled, holds: counts.ratio <= GATES.compiled },
      tokenARow: { ...lines, gate: GATES.token, holds: lines.ratio <= GATES.token },
      tokenARowInEngineAlone: alone,
      compileMicroseconds: compileCost(),
    };
  } finally {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const SETTING = { asOf: '2026-10-01', tokenKey: new Uint8Array(32).fill(9) };
const ASKED = { grant: 'older', recipient: 'org:health', on: '2026-10-01', state: 'active' as const };
const DATASETS = SMALL_COUNTRY.content.datasets;

const AGREEMENT = smallAgreement();

function tablePlan() {
  return compileGrant(AGREEMENT, { ...ASKED, request: { act: 'table', by: ['age', 'card'] } }, DATASETS);
}

function tokenPlan() {
  return compileGrant(AGREEMENT, { ...ASKED, request: { act: 'cohort' } }, DATASETS);
}

/** The same counts, as somebody would write them by hand over the same rows. */
function rawTable(): Sql {
  const age = sql`date_sub('year', birth_date, date '2026-10-01')`;
  return sql`
    select ${age} - ${age} % 10 as age, swc_card as card, count(*) as people
    from profiles.profiles
    where village_code >= '30' and village_code < '30:' and ${age} >= 50
    group by all order by all`;
}

/** The same rows in the same manner of order, with the number itself. */
function rawRows(): Sql {
  const age = sql`date_sub('year', birth_date, date '2026-10-01')`;
  return sql`
    select pid as nid, ${age} - ${age} % 10 as age, swc_card as card
    from profiles.profiles
    where village_code >= '30' and village_code < '30:' and ${age} >= 50
    order by nid, age, card`;
}

function countOf(rows: Sql): Sql {
  return sql`select count(nid) as n, min(nid) as first from (${rows}) as given`;
}

/** As rows leave: lines of JSON, hashed. */
async function sendLines(engine: Engine, statement: Sql): Promise<string> {
  const hash = createHash('sha256');
  const plain = (_key: string, value: unknown) => (typeof value === 'bigint' ? Number(value) : value);
  for await (const rows of engine.batches(statement))
    hash.update(rows.map((row) => JSON.stringify(row, plain)).join('\n'));
  return hash.digest('hex');
}

async function makePeople(engine: Engine, rows: number): Promise<void> {
  await engine.run(sql`create schema profiles`);
  await engine.run(sql`
    create table profiles.profiles as
    select
      n as person_id,
      cast(1000000000000 + n * 7919 as varchar) as pid,
      case when n % 4 = 0 then '31010101' else '30010101' end as village_code,
      cast(date '1930-01-01' + cast(n % 35000 as integer) as date) as birth_date,
      n % 3 = 0 as swc_card
    from range(${rows}) as numbers(n)`);
}

type Ratio = Readonly<{ rawMs: number; compiledMs: number; ratio: number }>;

async function compare(
  [raw, compiled]: readonly [Sql, Sql],
  ask: (statement: Sql) => Promise<unknown>,
): Promise<Ratio> {
  const best = { raw: Number.POSITIVE_INFINITY, compiled: Number.POSITIVE_INFINITY };
  for (let round = 0; round < ROUNDS; round++) {
    best.raw = Math.min(best.raw, await cpuMsOf(() => ask(raw)));
    best.compiled = Math.min(best.compiled, await cpuMsOf(() => ask(compiled)));
  }
  const ratio = Number((best.compiled / best.raw).toFixed(2));
  return { rawMs: Math.round(best.raw), compiledMs: Math.round(best.compiled), ratio };
}

/** Processor time of all threads. */
async function cpuMsOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const COMPILED = 2_000;

function compileCost(): number {
  const begun = performance.now();
  for (let turn = 0; turn < COMPILED; turn++) tablePlan();
  return Number((((performance.now() - begun) * 1000) / COMPILED).toFixed(1));
}
