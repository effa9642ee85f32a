import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stackWeights } from './waterfall.ts';

const part = (weight: number) => ({ field: 'given-name', level: 'same', label: null, weight });

it('begins every bar where the one before ended, and ends at the sum', () => {
  const { bars, zero, sum } = stackWeights([part(-20), part(15), part(10)]);
  expect(bars.map(({ from, to }) => [from, to])).toEqual([
    [0, 0.8],
    [0, 0.6],
    [0.6, 1],
  ]);
  expect([zero, sum]).toEqual([0.8, 5]);
});

it('keeps every bar inside the width, whatever the weights', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -40, max: 40 })), (weights) => {
      const { bars, zero, sum } = stackWeights(weights.map(part));
      expect(sum).toBe(weights.reduce((all, weight) => all + weight, 0));
      for (const share of [zero, ...bars.flatMap(({ from, to }) => [from, to])]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
    }),
  );
});
