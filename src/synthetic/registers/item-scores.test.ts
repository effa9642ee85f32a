import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadContracts } from '../../../country/thailand/sources/index.ts';
import { loadSyntheticSettings } from '../../../country/thailand/synthetic/index.ts';
import { sumOf } from '../random.ts';
import { itemScores } from './item-scores.ts';

const { items } = loadSyntheticSettings().clinics.barthel;

it('points of items add up to any total, none above its most, and are the same for the same person', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 2 ** 40 }), (total, trueId) => {
      const scores = itemScores(total, items, trueId);
      expect(sumOf(Object.values(scores))).toBe(total);
      for (const [item, points] of Object.entries(scores))
        expect(points).toBeLessThanOrEqual(items[item] ?? -1);
      expect(itemScores(total, items, trueId)).toEqual(scores);
    }),
  );
});

it('items are those that the register has, and their most is what its contract allows', () => {
  const contract = loadContracts().find(({ id }) => id === 'moph-functional');
  const asked = contract?.columns.flatMap(({ field, max, optional }) => (optional ? [[field, max]] : []));
  expect(asked).toEqual(Object.entries(items));
  expect(sumOf(Object.values(items))).toBe(20);
});
