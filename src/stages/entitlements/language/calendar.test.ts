import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type IsoDate, parseIsoDate } from '../../../base/model/index.ts';
import { birthday, fiscalYearStartOf, lastBirthDate, monthAfter } from './calendar.ts';

function date(written: string): IsoDate {
  const parsed = parseIsoDate(written);
  if (!parsed) throw new RangeError(written);
  return parsed;
}

const day = fc.oneof(
  fc
    .integer({ min: -40_000, max: 30_000 })
    .map((days) => date(new Date(days * 86_400_000).toISOString().slice(0, 10))),
  fc
    .constantFrom('2000-02-28', '2000-02-29', '2000-03-01', '2061-02-28', '2061-03-01', '2060-02-29')
    .map(date),
);

test('somebody born by the cut-off has reached the age, somebody born later has not', () => {
  const agree = (born: IsoDate, on: IsoDate, years: number) =>
    born <= lastBirthDate(on, years) === birthday(born, years) <= on;
  fc.assert(fc.property(day, day, fc.integer({ min: 0, max: 110 }), agree), { numRuns: 5000 });
});

test('somebody born on 29 February reaches an age on the last day of February', () => {
  expect(birthday(date('2000-02-29'), 61)).toBe('2061-02-28');
  expect(lastBirthDate(date('2061-02-28'), 61)).toBe('2000-02-29');
  expect(lastBirthDate(date('2060-02-28'), 60)).toBe('2000-02-28');
});

test('a fiscal year begins on its first day and not a day before', () => {
  expect(fiscalYearStartOf(date('2026-09-30'), '10-01')).toBe('2025-10-01');
  expect(fiscalYearStartOf(date('2026-10-01'), '10-01')).toBe('2026-10-01');
});

test('the month after December is January', () => {
  expect(monthAfter(date('2026-12-31'))).toBe('2027-01-01');
});
