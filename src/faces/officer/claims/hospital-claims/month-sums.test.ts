import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { MonthMoneyAnswer } from '../../../../contract/index.ts';
import { sumOfMonths } from './month-sums.ts';

const figure = (
  standing: 'under-way' | 'approved' | 'paid' | 'withdrawn',
  claimedSatang: number,
  got = 0,
) => ({
  standing,
  claims: 1,
  claimedSatang,
  approvedSatang: standing === 'approved' ? got : 0,
  paidSatang: standing === 'paid' ? got : 0,
});

it('what stands in the columns and what was taken off is all that was claimed', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(
    fc.property(fc.array(fc.tuple(amount, amount, amount, amount)), (drawn) => {
      const months: MonthMoneyAnswer[] = drawn.map(([waiting, approved, paid, got]) => ({
        month: '2026-10',
        figures: [figure('under-way', waiting), figure('approved', approved, got), figure('paid', paid, got)],
      }));
      const sums = sumOfMonths(months);
      const columns = sums.parts.reduce((sum, { satang }) => sum + satang, 0);
      expect(columns + sums.cut).toBe(sums.claimed);
      expect(sums.claims).toBe(3 * drawn.length);
    }),
  );
});

it('what the hospital does not claim is in no sum', () => {
  const sums = sumOfMonths([{ month: null, figures: [figure('withdrawn', 500), figure('paid', 300, 250)] }]);
  expect(sums).toMatchObject({ claimed: 300, claims: 1, paid: 250, approved: 250, cut: 50 });
});
