import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysInMonth, parseIsoDate } from './thai-date.ts';

const digits = fc.constantFrom(...'0123456789012-/ x๑'.split(''));
const nearlyDate = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
  .map(([year, month, day]) => `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`);
const spoiled = fc
  .tuple(nearlyDate, fc.nat(9), digits)
  .map(([text, at, sign]) => `${text.slice(0, at)}${sign}${text.slice(at + 1)}`);

test('a text is a day if and only if the calendar writes it the same way', () => {
  const agree = (text: string) => {
    const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
    const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
    expect(parseIsoDate(text)).toBe(exists ? text : undefined);
  };
  fc.assert(fc.property(fc.oneof(nearlyDate, spoiled, fc.string({ maxLength: 11 })), agree), {
    numRuns: 20_000,
  });
});

test('months have the days that the calendar gives them', () => {
  const agree = (year: number, month: number) => {
    const last = new Date(0);
    last.setUTCFullYear(year, month, 0);
    expect(daysInMonth(year, month)).toBe(last.getUTCDate());
  };
  const years = fc.integer({ min: 0, max: 3000 });
  fc.assert(fc.property(years, fc.integer({ min: 1, max: 12 }), agree), { numRuns: 5000 });
});

function padded(part: number, width: number): string {
  return String(part).padStart(width, '0');
}
