import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type IsoDate, parseIsoDate } from '../../../../base/model/index.ts';
import { birthday, fiscalYearStartOf, lastBirthDate, monthAfter, monthsBetween } from './calendar.ts';

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

test('months between are complete months, and as many below zero the other way round', () => {
  const months = (from: string, to: string) => monthsBetween(date(from), date(to));
  expect(months('2026-01-15', '2026-02-14')).toBe(0);
  expect(months('2026-01-15', '2026-02-15')).toBe(1);
  expect(months('2026-01-31', '2026-02-28')).toBe(1);
  expect(months('2024-01-30', '2024-02-28')).toBe(0);
  expect(months('2024-02-29', '2025-02-28')).toBe(12);
  expect(months('2026-02-15', '2026-01-15')).toBe(-1);
  expect(months('2026-02-14', '2026-01-15')).toBe(0);
});

test('months between agree with walking month by month to the day or the end of a shorter month', () => {
  const agree = (from: IsoDate, months: number, more: number) => {
    const first = plusMonths(from, months);
    const days = Math.min(more, daysTo(first, plusMonths(from, months + 1)) - 1);
    expect(monthsBetween(from, plusDays(first, days))).toBe(months);
  };
  const months = fc.integer({ min: 0, max: 1500 });
  fc.assert(fc.property(day, months, fc.integer({ min: 0, max: 30 }), agree), { numRuns: 5000 });
});

test('twelve months are a year of age', () => {
  const agree = (born: IsoDate, on: IsoDate) => {
    fc.pre(born <= on);
    const years = Math.floor(monthsBetween(born, on) / 12);
    expect(birthday(born, years) <= on && on < birthday(born, years + 1)).toBe(true);
  };
  fc.assert(fc.property(day, day, agree), { numRuns: 5000 });
});

/** The same day so many months on, or the last day of a month that is too short. */
function plusMonths(from: IsoDate, months: number): IsoDate {
  const [year = 0, month = 0, dayOfMonth = 0] = from.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const target = new Date(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, last)));
  return date(target.toISOString().slice(0, 10));
}

function plusDays(from: IsoDate, days: number): IsoDate {
  return date(new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10));
}

function daysTo(from: IsoDate, to: IsoDate): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
