import { type EncodingBatch, WORD_BITS } from '../exchange/index.ts';

/** Filters laid one after another, and how many bits each has set. */
export type Filters = Readonly<{ words: Int32Array; each: number; set: Uint16Array }>;

/** Counts the bits of every record once. */
export function filtersOf({ words, ids }: EncodingBatch, bits: number): Filters {
  const each = bits / WORD_BITS;
  const inBoth = makeBitsInBoth(words, words, each);
  return { words, each, set: Uint16Array.from(ids, (_, place) => inBoth(place, place)) };
}

/**
 * Makes the Dice coefficient of a record of the left and one of the right, by their places: twice the bits both have over the
 * bits each has. Two empty ones have nothing in common.
 */
export function makeDice(left: Filters, right: Filters): (left: number, right: number) => number {
  const inBoth = makeBitsInBoth(left.words, right.words, left.each);
  return (leftAt, rightAt) => {
    const all = (left.set[leftAt] ?? 0) + (right.set[rightAt] ?? 0);
    return all === 0 ? 0 : (2 * inBoth(leftAt, rightAt)) / all;
  };
}

/** Counts by adding neighbouring bits, then pairs, then fours; two words go through together, which nearly halves the work. */
function makeBitsInBoth(
  left: Int32Array,
  right: Int32Array,
  each: number,
): (left: number, right: number) => number {
  return (leftAt, rightAt) => {
    let sum = 0;
    let b = rightAt * each;
    for (let a = leftAt * each, end = a + each; a < end; a += 2, b += 2) {
      let one = (left[a] ?? 0) & (right[b] ?? 0);
      let two = (left[a + 1] ?? 0) & (right[b + 1] ?? 0);
      one -= (one >>> 1) & 0x55555555;
      two -= (two >>> 1) & 0x55555555;
      const fours =
        (one & 0x33333333) + ((one >>> 2) & 0x33333333) + (two & 0x33333333) + ((two >>> 2) & 0x33333333);
      sum += Math.imul((fours & 0x0f0f0f0f) + ((fours >>> 4) & 0x0f0f0f0f), 0x01010101) >>> 24;
    }
    return sum;
  };
}
