import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dialect, type Engine, id, openLake, sql } from '../../../base/lake/index.ts';
import { type IsoDate, parseIsoDate } from '../../../base/model/index.ts';
import { type Programme, readProgramme } from '../language/index.ts';
import { pensionContent, SETTINGS } from '../testing/programmes.ts';
import { compileProgrammes, decidingSteps } from './index.ts';

const PEOPLE = id('people');

let home: string;
let engine: Engine;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'chipao-holders-'));
  engine = await (await openLake(home, { memoryMb: 512, threads: 1 })).openEngine([]);
});

afterAll(async () => {
  await engine.close();
  await rm(home, { recursive: true, force: true });
});

const said = { th: 'ข้อ', en: 'point' };
const act = { law: 'act', verified: true };
const members = { household: { of: 'register-house', measure: 'count' } };
const isSmall = { compare: { left: members, op: '<=', right: { const: { integer: 2 } } } };

/** Help with electricity, one for each house: 100 baht for each member, for whoever the conditions let have it. */
function power(conditions: readonly object[]): Programme {
  const { parameters: _parameters, paidFact: _paidFact, ...pension } = pensionContent();
  const [version] = pension.versions;
  const multiply = { money: { const: { baht: 100 } }, by: members, round: { to: 'baht', mode: 'down' } };
  const content = {
    ...pension,
    id: 'power',
    unit: 'household',
    sharedBy: 'register-house',
    parameters: {},
    versions: [
      {
        id: version?.id,
        inForce: version?.inForce,
        conditions: conditions.map((when, place) => ({ id: `condition-${place}`, text: said, ...act, when })),
        amount: { pays: { multiply }, ...act },
      },
    ],
  };
  return readProgramme(content, { file: 'power.yaml', settings: SETTINGS });
}

/** Decides three people: two in one house, and one who is in none. */
async function decide(programme: Programme, alive: readonly boolean[]) {
  const [first, second, third] = alive;
  await engine.run(
    dialect.createTable(
      PEOPLE,
      sql`
        select 1 as person_id, 'h1' as register_household_id, date '1950-05-05' as birth_date, ${first ?? false} as alive
        union all select 2, 'h1', date '1949-01-01', ${second ?? false}
        union all select 3, null, date '1940-01-01', ${third ?? false}
        union all select 4, 'h2', date '1940-01-01', false`,
    ),
  );
  const { before, decisions } = decidingSteps(
    [programme],
    compileProgrammes([programme], date('2026-09-30')),
    PEOPLE,
  );
  for (const { table, select } of before) await engine.run(dialect.createTable(id(table), select));
  const rows = await engine.rows(sql`select * from (${decisions}) as decision order by person_id`);
  return rows.map((row) => [row['power__answer'], row['power__amount'], row['power__holder']]);
}

test('somebody in no house holds a right of which it is not known whose it is, also where no house has a holder', async () => {
  expect(await decide(power([{ fact: 'alive' }]), [false, false, true])).toEqual([
    [0, null, false],
    [0, null, false],
    [1, null, null],
    [0, null, false],
  ]);
});

test('what only holders ask is worked out for houses with a holder', async () => {
  expect(await decide(power([{ fact: 'alive' }]), [true, true, true])).toEqual([
    [1, 0n, false],
    [1, 20_000n, true],
    [1, null, null],
    [0, null, false],
  ]);
  const houses = await engine.rows(
    sql`select beside_register_house__key as house from beside_register_house`,
  );
  expect(houses.map(({ house }) => house).sort()).toEqual(['h1', null]);
});

test('a test of nothing but the house is asked of the house, and open for who is in none', async () => {
  expect(await decide(power([{ fact: 'alive' }, isSmall]), [true, false, true])).toEqual([
    [1, 20_000n, true],
    [0, null, false],
    [null, null, null],
    [0, null, false],
  ]);
  const houses = await engine.rows(
    sql`select * from beside_register_house order by beside_register_house__key nulls last`,
  );
  expect(houses.map((row) => row['beside_register_house__is__0'])).toEqual([-1, -1, -65_536]);
});

function date(written: string): IsoDate {
  const parsed = parseIsoDate(written);
  if (!parsed) throw new RangeError(written);
  return parsed;
}
