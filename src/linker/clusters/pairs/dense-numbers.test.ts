import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { denseNumbers } from './dense-numbers.ts';
import { exactNumbers } from './id-keys.ts';

describe('denseNumbers', () => {
  it('numbers 64-bit ids in ascending order and gives every id back', () => {
    const id = fc.oneof(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), fc.bigInt(-3n, 3n));
    fc.assert(
      fc.property(fc.array(id), fc.array(id), (left, right) => {
        const { numbers, ids } = denseNumbers([BigInt64Array.from(left), BigInt64Array.from(right)]);
        const distinct = [...new Set([...left, ...right])].sort((a, b) => (a < b ? -1 : 1));
        expect([...ids]).toEqual(distinct);
        expect(numbers.map((column) => Array.from(column, (number) => ids[number]))).toEqual([left, right]);
      }),
    );
  });

  it('does the same for 32-bit ids and for whole numbers kept as floats', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.array(fc.maxSafeInteger()), (small, large) => {
        expect([...denseNumbers([Int32Array.from(small)]).ids]).toEqual(
          [...new Set(small)].sort((a, b) => a - b),
        );
        const { numbers, ids } = denseNumbers([Float64Array.from(large)]);
        expect(Array.from(numbers[0] ?? [], (number) => ids[number])).toEqual(large);
      }),
    );
  });

  it('takes a column that is a part of a longer one', () => {
    const part = BigInt64Array.of(9n, 3_000_000_000_017n, -5n, 9n).subarray(1);
    expect([...denseNumbers([part]).ids]).toEqual([-5n, 9n, 3_000_000_000_017n]);
  });

  it('refuses an id that is not a whole number, as a 13-digit number read from a spreadsheet may be', () => {
    expect(() => denseNumbers([Float64Array.of(1.5)])).toThrow('not a whole number');
    expect(() => exactNumbers(BigInt64Array.of(2n ** 53n))).toThrow('below 2^53');
    expect([...exactNumbers(BigInt64Array.of(-1n, 8_999_999_999_999n))]).toEqual([-1, 8_999_999_999_999]);
  });
});
