import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ticksUpTo } from './ticks.ts';

it('are round, start at zero and reach over the greatest', () => {
  expect(ticksUpTo(587)).toEqual([0, 200, 400, 600]);
  expect(ticksUpTo(0)).toEqual([0, 1]);
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e12, noNaN: true }), (greatest) => {
      const ticks = ticksUpTo(greatest);
      expect(ticks[0]).toBe(0);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(greatest * (1 - 1e-6));
      expect(ticks.length).toBeLessThanOrEqual(6);
    }),
  );
});
