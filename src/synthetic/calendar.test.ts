import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ageOn, dayOf, dayOfIso, isoOf, monthStart, partsOf, yearsBefore } from './calendar.ts';

const days = fc.integer({ min: -47_000, max: 30_000 });

it('takes any day apart and puts it together again', () => {
  fc.assert(
    fc.property(days, (day) => {
      const { year, month, day: date } = partsOf(day);
      expect(dayOf(year, month, date)).toBe(day);
      expect(dayOfIso(isoOf(day))).toBe(day);
    }),
  );
});

it('agrees with the calendar of the machine', () => {
  fc.assert(
    fc.property(days, (day) => {
      expect(isoOf(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
    }),
  );
});

it('counts a year of age from the birthday on', () => {
  const birth = dayOfIso('1966-09-30');
  expect([dayOfIso('2026-09-29'), dayOfIso('2026-09-30')].map((day) => ageOn(birth, day))).toEqual([59, 60]);
});

it('finds the first of a month, also in another year', () => {
  const day = dayOfIso('2026-11-20');
  expect([0, 1, 2].map((later) => isoOf(monthStart(day, later)))).toEqual([
    '2026-11-01',
    '2026-12-01',
    '2027-01-01',
  ]);
});

it('goes back broken years', () => {
  const asOf = dayOfIso('2026-09-30');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100 }), (years) => {
      expect(ageOn(yearsBefore(asOf, years + 0.5), asOf)).toBe(years);
    }),
  );
});
