import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type IsoDate, parseIsoDate } from '../../../base/model/index.ts';
import { daysBetween } from '../days.ts';
import { nextPayment } from './next-payment.ts';

const day = (text: string): IsoDate => parseIsoDate(text) ?? neverDay(text);

it('is this month’s day, or next month’s once it has passed', () => {
  expect(nextPayment(10, day('2026-11-03'))).toBe('2026-11-10');
  expect(nextPayment(10, day('2026-11-10'))).toBe('2026-11-10');
  expect(nextPayment(10, day('2026-11-11'))).toBe('2026-12-10');
  expect(nextPayment(10, day('2026-12-11'))).toBe('2027-01-08');
});

it('is the Friday before a weekend, and the last day of a short month', () => {
  expect(nextPayment(10, day('2026-10-01'))).toBe('2026-10-09');
  expect(nextPayment(10, day('2026-10-10'))).toBe('2026-11-10');
  expect(nextPayment(31, day('2027-02-01'))).toBe('2027-02-26');
  expect(nextPayment(1, day('2027-07-31'))).toBe('2027-09-01');
});

it('is never past, never on a weekend, and never more than six weeks away', () => {
  const any = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(any, fc.integer({ min: 1, max: 31 }), (moment, dayOfMonth) => {
      const today = day(moment.toISOString().slice(0, 10));
      const next = nextPayment(dayOfMonth, today);
      expect(daysBetween(today, next)).toBeGreaterThanOrEqual(0);
      expect(daysBetween(today, next)).toBeLessThan(42);
      expect([0, 6]).not.toContain(new Date(next).getUTCDay());
    }),
  );
});

function neverDay(text: string): never {
  throw new RangeError(text);
}
