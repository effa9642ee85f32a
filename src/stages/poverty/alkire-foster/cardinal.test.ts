import fc from 'fast-check';
import { expect, it } from 'vitest';
import { id } from '../../../base/lake/index.ts';
import { testEngine } from '../testing/test-engine.ts';
import { valuesTable } from '../testing/values-table.ts';
import { cardinalSelect, readCardinalFigures } from './cardinal.ts';
import { defineMeasure } from './define-measure.ts';

const engine = testEngine();
const ENOUGH: Readonly<Record<string, number>> = { food: 10, money: 3000, school: 6 };
const WEIGHTS = [3, 2, 1];
const ids = Object.keys(ENOUGH);
const measure = defineMeasure({
  id: 'gaps',
  weightsSum: 6,
  dimensions: ids.map((one, place) => ({ id: one, indicators: [{ id: one, weight: WEIGHTS[place] ?? 0 }] })),
  identification: { kind: 'cut-off', k: 3 },
});

const people = fc.array(
  fc.record({
    had: fc.tuple(
      fc.option(fc.integer({ min: -2, max: 14 }), { freq: 9 }),
      fc.integer({ min: 0, max: 5000 }),
      fc.integer({ min: 0, max: 12 }),
    ),
    weight: fc.integer({ min: 0, max: 8 }),
  }),
  { minLength: 1, maxLength: 25 },
);

it('gaps in SQL are what the formula says one person after the other, and squares are never more', async () => {
  await fc.assert(
    fc.asyncProperty(people, async (all) => {
      const from = valuesTable(
        [...ids, 'weight'],
        all.map(({ had, weight }) => [...had, weight]),
      );
      const had = (one: string) => ({ value: id(one), enough: ENOUGH[one] ?? 0 });
      const [row] = await engine().rows(
        cardinalSelect(measure, { from, had, groups: [], weight: id('weight') }),
      );
      const found = readCardinalFigures(row ?? {}, measure, { enough: (one) => ENOUGH[one] ?? 0 });
      const known = all.filter(({ had: values }) => values[0] !== null);
      const everyone = known.reduce((sum, { weight }) => sum + weight, 0);
      expect(found.people).toBe(everyone);
      expect(found.leftOutRows).toBe(all.length - known.length);
      if (everyone === 0) {
        expect(found.adjustedGap).toBeNull();
        return;
      }
      expect(found.adjustedGap).toBeCloseTo(slow(known, 1) / everyone, 10);
      expect(found.adjustedSquaredGap).toBeCloseTo(slow(known, 2) / everyone, 10);
      expect(found.adjustedSquaredGap ?? 0).toBeLessThanOrEqual((found.adjustedGap ?? 0) + 1e-12);
    }),
    { numRuns: 40 },
  );
});

type Person = Readonly<{ had: readonly (number | null)[]; weight: number }>;

function slow(known: readonly Person[], power: number): number {
  return known.reduce((sum, { had, weight }) => {
    const gaps = ids.map((one, place) => {
      const enough = ENOUGH[one] ?? 0;
      return Math.max(enough - Math.max(had[place] ?? 0, 0), 0) / enough;
    });
    const score = gaps.reduce((all, gap, place) => all + (gap > 0 ? (WEIGHTS[place] ?? 0) : 0), 0);
    if (score < measure.cutOff) return sum;
    return (
      sum + weight * gaps.reduce((all, gap, place) => all + ((WEIGHTS[place] ?? 0) * gap ** power) / 6, 0)
    );
  }, 0);
}
