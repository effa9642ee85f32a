import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engine, openEngine } from '../../../base/lake/index.ts';
import { familyProgrammes } from '../testing/every-kind.ts';
import { caseFileSchema, checkCaseParity, checkCases, readCases } from './index.ts';

const { houseAid } = familyProgrammes();
let folder: string;
let engine: Engine;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chipao-cases-'));
  engine = await openEngine({ memoryMb: 256, threads: 1, tempDirectory: folder });
});

afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

const person = {
  alive: true,
  birth_date: '1985-03-01',
  birth_precision: 'day',
  came_on: '2019-03-15',
  income_year: 50_000,
  plots: 4,
  area_code: '5001',
  on_other_roll: false,
};
const child = { birth_date: '2015-06-01', income_year: null, plots: 0 };

function fileOf(...cases: readonly object[]) {
  return caseFileSchema.parse({ programme: 'house-aid', person, member: person, cases });
}

const inHouse = { on: '2020-06-30', households: { house: [child] } };

describe('cases', () => {
  test('hold in SQL and in the tree, with households, satang, additions, caps, exceptions and holders', async () => {
    const cases = readCases(
      fileOf(
        { case: 'the flood adds', ...inHouse, answer: 'eligible', baht: 813, overlays: ['flood'], caps: [] },
        {
          case: 'the cap cuts',
          ...inHouse,
          facts: { area_code: '1001' },
          answer: 'eligible',
          baht: '1000.00',
          caps: ['most'],
          holder: true,
          exception: null,
        },
        {
          case: 'an older member holds the right',
          on: '2020-06-30',
          households: { house: [child, { birth_date: '1950-01-01' }] },
          answer: 'eligible',
          baht: 0,
          holder: false,
        },
        {
          case: 'an exception decides',
          ...inHouse,
          facts: { income_year: '19999.99' },
          answer: 'not-eligible',
          exception: 'entitled-elsewhere',
        },
        { case: 'no house is known', on: '2020-06-30', answer: 'cannot-tell', missing: ['house_id'] },
      ),
      houseAid,
    );
    expect(await checkCases(engine, houseAid, cases)).toEqual([]);
    const parity = await checkCaseParity(engine, houseAid, cases);
    expect(parity.mismatches).toEqual([]);
    expect(parity.compared).toBeGreaterThanOrEqual(5 * cases.length);
  });

  test('tell what came out instead when they do not hold', async () => {
    const cases = readCases(
      fileOf({ case: 'too much', ...inHouse, answer: 'eligible', baht: 900 }),
      houseAid,
    );
    expect(await checkCases(engine, houseAid, cases)).toEqual([
      { case: 'too much', on: '2020-06-30', differs: 'satang', expected: 90_000, found: 81_300 },
    ]);
  });

  test.each([
    ['a fact that no rule knows', { facts: { shoe_size: 3 } }, 'no rule knows this fact'],
    ['a fact of another type', { facts: { plots: 'many' } }, 'the fact is of type integer'],
    ['a unit there is not', { households: { tent: [] } }, "there is no unit 'tent'; known: house"],
    ['an exception there is not', { exception: 'mercy' }, "no version has 'mercy'"],
    ['a condition there is not', { failed: ['tall'] }, "no version has 'tall'"],
  ])('with %s are refused', (_what, wrong, reason) => {
    const file = fileOf({ case: 'wrong', on: '2020-06-30', answer: 'eligible', ...wrong });
    expect(() => readCases(file, houseAid)).toThrow(expect.objectContaining({ code: 'CONTENT_INVALID' }));
    try {
      readCases(file, houseAid);
    } catch (cause) {
      expect(JSON.stringify(cause)).toContain(JSON.stringify(reason).slice(1, -1));
    }
  });

  test('with an amount in floats are refused', () => {
    const wrong = { case: 'float', on: '2020-06-30', answer: 'eligible', baht: 10.5 };
    expect(caseFileSchema.safeParse({ programme: 'house-aid', person, cases: [wrong] }).success).toBe(false);
  });
});
