import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortByKeys } from './radix-sort.ts';

const word = fc.oneof(fc.nat(3), fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.nat(5000));

describe('sortByKeys', () => {
  it('sorts as comparing does and keeps equals in order, whatever the size and spread of keys', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word), { maxLength: 400, size: 'max' }), (keys) => {
        const expected = keys
          .map((_, position) => position)
          .sort(
            (a, b) => (keys[a]?.[0] ?? 0) - (keys[b]?.[0] ?? 0) || (keys[a]?.[1] ?? 0) - (keys[b]?.[1] ?? 0),
          );
        expect(sorted(keys)).toEqual(expected);
      }),
    );
  });

  it('sorts many keys that share their first bits', () => {
    const keys = Array.from({ length: 30_000 }, (_, i): [number, number] => [
      4_000_000_000,
      Math.imul(i, 2_654_435_761) >>> (i % 7),
    ]);
    const order = sorted(keys);
    const lows = order.map((position) => keys[position]?.[1] ?? 0);
    expect(lows.every((low, place) => place === 0 || (lows[place - 1] ?? 0) <= low)).toBe(true);
    expect(new Set(order).size).toBe(keys.length);
  });
});

function sorted(keys: readonly (readonly [number, number])[]): number[] {
  const positions = Int32Array.from(keys, (_, position) => position);
  sortByKeys({
    positions,
    high: Uint32Array.from(keys, ([high]) => high),
    low: Uint32Array.from(keys, ([, low]) => low),
  });
  return [...positions];
}
