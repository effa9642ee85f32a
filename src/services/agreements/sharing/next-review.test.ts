import { expect, it } from 'vitest';
import { type IsoDate, parseIsoDate } from '../../../base/model/index.ts';
import { daysUntil, nextReview } from './next-review.ts';

const day = (text: string): IsoDate => {
  const parsed = parseIsoDate(text);
  if (!parsed) throw new RangeError(text);
  return parsed;
};

const CASES = [
  ['2025-08-14', 'P1Y', '2026-11-22', '2027-08-14'],
  ['2025-08-14', 'P1Y', '2025-08-01', '2026-08-14'],
  ['2025-08-14', 'P1Y', '2026-08-14', '2026-08-14'],
  ['2026-01-31', 'P1M', '2026-02-10', '2026-02-28'],
  ['2026-01-01', 'P90D', '2026-01-02', '2026-04-01'],
] as const;

it.each(CASES)('an agreement of %s that is reviewed every %s is on %s next reviewed on %s', (...one) => {
  const [from, every, today, on] = one;
  expect(nextReview({ from: day(from), every }, day(today))).toBe(on);
});

it('without a span there is no review, and days past are below zero', () => {
  expect(nextReview({ from: day('2026-01-01'), every: 'P0D' }, day('2026-02-01'))).toBeNull();
  expect(daysUntil(day('2026-01-01'), day('2026-01-31'))).toBe(-30);
});
