import fc from 'fast-check';
import { expect, it } from 'vitest';
import { beginningOf, dayOf, daysAfter } from './day.ts';
import type { IsoDate } from './thai-date.ts';

const BANGKOK = 'Asia/Bangkok';

it('a moment falls on the day that people there have', () => {
  expect(dayOf(new Date('2026-11-22T16:59:59Z'), BANGKOK)).toBe('2026-11-22');
  expect(dayOf(new Date('2026-11-22T17:00:00Z'), BANGKOK)).toBe('2026-11-23');
  expect(dayOf(new Date('2026-11-22T17:00:00Z'), 'UTC')).toBe('2026-11-22');
});

it('a day begins at midnight there', () => {
  expect(beginningOf('2026-11-23' as IsoDate, BANGKOK).toISOString()).toBe('2026-11-22T17:00:00.000Z');
  expect(beginningOf('2026-11-23' as IsoDate, 'UTC').toISOString()).toBe('2026-11-23T00:00:00.000Z');
});

it('days follow on each other over the ends of months and years', () => {
  expect(daysAfter('2027-02-28' as IsoDate, 1)).toBe('2027-03-01');
  expect(daysAfter('2026-01-01' as IsoDate, -1)).toBe('2025-12-31');
});

it('every day begins with its first moment, also where clocks are turned, at midnight too', () => {
  const zones = fc.constantFrom(
    BANGKOK,
    'UTC',
    'Africa/Cairo',
    'America/New_York',
    'Asia/Kathmandu',
    'Pacific/Apia',
  );
  const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(zones, moments, (zone, moment) => {
      const day = dayOf(moment, zone);
      const begun = beginningOf(day, zone);
      expect(dayOf(begun, zone)).toBe(day);
      expect(dayOf(new Date(begun.getTime() - 1), zone)).not.toBe(day);
    }),
    { numRuns: 400 },
  );
});
