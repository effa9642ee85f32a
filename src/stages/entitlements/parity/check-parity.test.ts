import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '../../../base/errors/index.ts';
import {
  buildStage,
  identifyStage,
  type Lake,
  openLake,
  type Sql,
  type StagePlan,
  sql,
} from '../../../base/lake/index.ts';
import { type IsoDate, parseIsoDate } from '../../../base/model/index.ts';
import { type Programme, readProgrammes } from '../language/index.ts';
import { planEntitlements } from '../plan.ts';
import { buildTable } from '../testing/build-table.ts';
import { pensionContent, SETTINGS } from '../testing/programmes.ts';

const ON = date('2026-09-30');

let home: string;
let lake: Lake;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'chipao-check-parity-'));
  lake = await openLake(home, { memoryMb: 512, threads: 1 });
});

afterAll(() => rm(home, { recursive: true, force: true }));

/** Help with electricity: one for each house in which somebody is entitled to the pension; 100 baht for each person alive. */
function programmes(): Programme[] {
  const pension = pensionContent();
  const [version] = pension.versions;
  const said = { th: 'ข้อ', en: 'point' };
  const act = { law: 'act', verified: true };
  const living = { household: { of: 'register-house', measure: 'count', where: { fact: 'alive' } } };
  const power = {
    ...pension,
    id: 'power',
    unit: 'household',
    sharedBy: 'register-house',
    paidFact: undefined,
    versions: [
      {
        ...version,
        conditions: [
          { id: 'alive', text: said, ...act, when: { fact: 'alive' } },
          {
            id: 'pensioner',
            text: said,
            ...act,
            when: { receives: { programme: 'any-pension', as: 'entitled' } },
          },
        ],
        exceptions: [
          {
            id: 'crowded',
            text: said,
            ...act,
            rank: 1,
            when: { compare: { left: living, op: '>', right: { const: { integer: 3 } } } },
            then: 'eligible',
          },
        ],
        amount: {
          pays: {
            multiply: {
              money: { const: { baht: 100 } },
              by: living,
              round: { to: 'baht', mode: 'down' },
            },
          },
          ...act,
        },
      },
    ],
  };
  const files = [
    { file: 'pension', raw: pension },
    { file: 'power', raw: power },
  ];
  return readProgrammes(files, SETTINGS);
}

const poor = { alive: true, birth_precision: null, income_year: 1000 };

function person(id: number, house: string | null, born: string) {
  return { ...poor, person_id: id, birth_date: born, register_household_id: house };
}

async function plan(): Promise<StagePlan> {
  const profiles = await buildTable(lake, {
    dataset: 'profiles',
    table: 'profiles',
    columns: {
      person_id: 'bigint',
      alive: 'boolean',
      birth_date: 'date',
      birth_precision: 'text',
      income_year: 'bigint',
      register_household_id: 'text',
    },
    rows: [
      person(1, 'h1', '1950-05-05'),
      person(2, 'h1', '1950-05-05'),
      { ...person(3, 'h1', '1949-01-01'), alive: false },
      person(4, 'h2', '1955-01-01'),
      { ...person(5, 'h2', '1954-01-01'), income_year: null },
      person(6, null, '1940-01-01'),
      person(7, 'h3', '2000-01-01'),
      person(8, 'h3', '1999-01-01'),
      person(9, 'h3', '2001-01-01'),
      person(10, 'h3', '2002-01-01'),
    ],
  });
  return planEntitlements({ profiles, programmes: programmes(), asOf: ON });
}

/** The plan with decisions other than the rules give. */
function tampered(honest: StagePlan, change: (decisions: Sql) => Sql): StagePlan {
  const steps = honest.steps.map((step) =>
    'select' in step && step.table === 'decisions' ? { ...step, select: change(step.select) } : step,
  );
  return { ...honest, steps };
}

async function refusal(wrong: StagePlan): Promise<Problem> {
  const error = await buildStage(lake, wrong).then(
    () => new Error('it was published'),
    (cause: unknown) => cause,
  );
  if (error instanceof Problem) return error;
  throw error;
}

test('one right for a house stands with its eldest eligible member, and the tree agrees', async () => {
  const { version } = await buildStage(lake, await plan());
  expect(version.notes['parity']).toEqual([{ people: 10, decisions: 20 }]);
  const engine = await lake.openEngine([version]);
  const rows = await engine.rows(sql`select * from entitlements.decisions order by person_id`);
  await engine.close();
  const told = rows.map((row) => [row['power__answer'], row['power__amount'], row['power__holder']]);
  expect(told).toEqual([
    [1, 20_000n, true],
    [1, 0n, false],
    [0, null, false],
    [1, 20_000n, true],
    [null, null, null],
    [1, null, null],
    [1, 0n, false],
    [1, 40_000n, true],
    [1, 0n, false],
    [1, 0n, false],
  ]);
});

test('decisions that SQL makes otherwise than the rules are not published', async () => {
  const wrong = tampered(
    await plan(),
    (decisions) => sql`
      select * replace (case when person_id = 4 then power__amount + 1 else power__amount end as power__amount)
      from (${decisions})`,
  );
  const { code, params } = await refusal(wrong);
  expect([code, params]).toEqual([
    'RULES_DISAGREE',
    { programme: 'power', what: 'the amount', count: 1, people: 10 },
  ]);
  expect(await lake.find(identifyStage(lake, wrong))).toBeUndefined();
});

test('the refusal names the condition that differs', async () => {
  const wrong = tampered(
    await plan(),
    (decisions) => sql`
      select * replace (cast(any_pension__true & 3 as integer) as any_pension__true)
      from (${decisions})`,
  );
  expect((await refusal(wrong)).params).toMatchObject({ programme: 'any-pension', what: 'poor-enough' });
});

function date(written: string): IsoDate {
  const parsed = parseIsoDate(written);
  if (!parsed) throw new RangeError(written);
  return parsed;
}
