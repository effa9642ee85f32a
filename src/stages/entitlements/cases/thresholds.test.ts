import { expect, test } from 'vitest';
import { familyProgrammes } from '../testing/every-kind.ts';
import { pensionProgramme } from '../testing/programmes.ts';
import { caseFileSchema, readCases, untriedThresholds } from './index.ts';

const pension = pensionProgramme();
const person = { alive: true, birth_date: '1960-06-30', birth_precision: 'day', income_year: 20_000 };
const on = '2020-06-30';

function lacking(...facts: readonly object[]) {
  const cases = facts.map((own, place) => ({ case: `no. ${place}`, on, facts: own, answer: 'eligible' }));
  const file = caseFileSchema.parse({ programme: 'any-pension', person, cases });
  const untried = untriedThresholds(pension, readCases(file, pension));
  return Object.fromEntries(untried.map(({ parameter, lacks }) => [parameter, lacks]));
}

test('a threshold lacks every side on which no case stands next to it', () => {
  expect(lacking({})).toEqual({ minimum_age: ['below', 'above'], income_line: ['below', 'at', 'above'] });
  expect(lacking({ income_year: 49_999, birth_date: '1960-07-01' }, { income_year: 50_000 })).toEqual({
    minimum_age: ['below'],
    income_line: ['above'],
  });
});

test('a case far from the threshold is not next to it', () => {
  const far = [{ income_year: 49_000, birth_date: '1960-06-20' }, { income_year: 51_000 }];
  expect(lacking(...far)).toEqual({
    minimum_age: ['below', 'above'],
    income_line: ['below', 'at', 'above'],
  });
});

test('all sides tried is nothing lacking, and what it lacks is told with its sentence', () => {
  const around = [
    { income_year: 49_999, birth_date: '1960-06-29' },
    { income_year: 50_000, birth_date: '1960-07-01' },
    { income_year: 50_001 },
  ];
  expect(lacking(...around)).toEqual({});
  expect(untriedThresholds(pension, [])).toMatchObject([
    { version: 'first', parameter: 'minimum_age', sentence: 'is aged 60 or over' },
    { version: 'first', parameter: 'income_line', limit: '50,000 baht' },
  ]);
});

test('amounts, caps and exceptions have thresholds as conditions have', () => {
  const { houseAid } = familyProgrammes();
  const told = untriedThresholds(houseAid, []).map(({ parameter, limit }) => `${parameter}: ${limit}`);
  expect(told).toMatchInlineSnapshot(`
    [
      "grown: of the person or the day",
      "income_line: 36,000 baht",
      "income_line: 100,000.50 baht",
      "grown: of the person or the day",
      "null: 12",
      "null: of the person or the day",
      "most: 1,000 baht",
      "most: 1,000 baht",
      "null: 1",
      "null: 4",
    ]
  `);
});
