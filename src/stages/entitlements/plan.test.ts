import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildStage, type Lake, openLake, type Row, sql } from '../../base/lake/index.ts';
import { type DatasetVersion, type IsoDate, parseIsoDate } from '../../base/model/index.ts';
import { planEntitlements } from './plan.ts';
import { compileProgramme } from './sql/index.ts';
import { buildTable } from './testing/build-table.ts';
import { passProgramme, pensionProgramme } from './testing/programmes.ts';

const ON = date('2026-09-30');
const PROGRAMMES = [pensionProgramme(), passProgramme()];

let home: string;
let lake: Lake;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'chipao-entitlements-'));
  lake = await openLake(home, { memoryMb: 512, threads: 1 });
});

afterAll(() => rm(home, { recursive: true, force: true }));

function buildPeople(): Promise<DatasetVersion> {
  return buildTable(lake, {
    dataset: 'profiles',
    table: 'profiles',
    columns: {
      person_id: 'bigint',
      alive: 'boolean',
      birth_date: 'date',
      birth_precision: 'text',
      income_year: 'bigint',
    },
    rows: [
      { person_id: 1, alive: true, birth_date: '1950-01-01', income_year: 1000 },
      { person_id: 2, alive: true, birth_date: '1950-01-01', income_year: 5_000_001 },
      { person_id: 3, alive: true, birth_date: '1950-01-01', income_year: null },
      { person_id: 4, alive: false, birth_date: '1950-01-01', income_year: null },
      { person_id: 5, alive: true, birth_date: '2018-01-01', income_year: 5_000_000 },
    ],
  });
}

async function decide(asOf: IsoDate): Promise<{ version: DatasetVersion; rows: Row[] }> {
  const plan = planEntitlements({ profiles: await buildPeople(), programmes: PROGRAMMES, asOf });
  const { version } = await buildStage(lake, plan);
  const engine = await lake.openEngine([version]);
  const rows = await engine.rows(sql`select * from entitlements.decisions`);
  await engine.close();
  return { version, rows };
}

test('a person has an answer, an amount and the bits of every condition for every programme', async () => {
  const { rows } = await decide(ON);
  const told = rows.map((row) => [
    row['person_id'],
    row['any_pension__answer'],
    row['any_pension__amount'],
    row['any_pension__true'],
    row['any_pension__unknown'],
    row['child_pass__answer'],
  ]);
  expect(told).toEqual([
    [1n, 1, 50_000n, 0b111, 0, 0],
    [2n, 0, null, 0b011, 0, 0],
    [3n, null, null, 0b011, 0b100, 0],
    [4n, 0, null, 0b010, 0b100, 0],
    [5n, 0, null, 0b101, 0, 1],
  ]);
});

test('on a day before any version nobody is eligible and the columns are there', async () => {
  const { rows } = await decide(date('1999-12-31'));
  expect(rows.map((row) => row['any_pension__answer'])).toEqual([0, 0, 0, 0, 0]);
  expect(rows.map((row) => row['any_pension__amount'])).toEqual([null, null, null, null, null]);
});

test('the manifest tells how many are eligible and what it costs', async () => {
  const { version } = await decide(ON);
  expect(version.notes['answers']).toEqual([
    {
      programme: 'any-pension',
      period: 'month',
      eligible: 1,
      not_eligible: 3,
      cannot_tell: 1,
      satang: 50_000,
    },
    {
      programme: 'child-pass',
      period: 'month',
      eligible: 1,
      not_eligible: 4,
      cannot_tell: 0,
      satang: 20_000,
    },
  ]);
});

test('another day is another version, the same day the same', async () => {
  const first = await decide(ON);
  expect((await decide(ON)).version.id).toBe(first.version.id);
  expect((await decide(date('2026-10-01'))).version.id).not.toBe(first.version.id);
});

test('a condition that two programmes share is the same SQL and so is asked once', () => {
  const [pension, pass] = PROGRAMMES.map((programme) => compileProgramme(programme, ON));
  expect(pension?.conditions[0]?.sql).toEqual(pass?.conditions[0]?.sql);
});

function date(written: string): IsoDate {
  const parsed = parseIsoDate(written);
  if (!parsed) throw new RangeError(written);
  return parsed;
}
