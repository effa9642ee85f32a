import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockCounter } from './block-counter.ts';
import { NO_VALUE } from './coded-records.ts';

/** Records with a file and two or three terms of a few values each; some values are not known. */
const counted = fc.integer({ min: 0, max: 60 }).chain((count) => {
  const column = (values: number) =>
    fc.array(fc.integer({ min: NO_VALUE, max: values }), { minLength: count, maxLength: count });
  return fc.record({
    count: fc.constant(count),
    file: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: count, maxLength: count }),
    codes: fc.array(column(4), { minLength: 1, maxLength: 3 }),
    acrossFiles: fc.boolean(),
    largestBlock: fc.integer({ min: 1, max: 20 }),
  });
});
type Counted = typeof counted extends fc.Arbitrary<infer Value> ? Value : never;

/** Every two records side by side. */
function slowly({ count, file, codes, acrossFiles, largestBlock }: Counted) {
  const places = Array.from({ length: count }, (_, place) => place);
  const keyed = places.filter((place) => codes.every((column) => column[place] !== NO_VALUE));
  const alike = (one: number, other: number) => codes.every((column) => column[one] === column[other]);
  const kept = keyed.filter((one) => keyed.filter((other) => alike(one, other)).length <= largestBlock);
  let pairs = 0;
  for (const one of kept)
    for (const other of kept)
      if (one < other && alike(one, other) && !(acrossFiles && file[one] === file[other])) pairs++;
  return { pairs, kept: keyed.length === 0 ? 1 : kept.length / keyed.length };
}

function counterOf({ count, file, codes, acrossFiles, largestBlock }: Counted) {
  const records = {
    count,
    file: Int32Array.from(file),
    codes: codes.map((column) => Int32Array.from(column)),
  };
  return blockCounter(records, { acrossFiles, largestBlock });
}

describe('a block counter', () => {
  it('counts the pairs that comparing every two records gives, blocks above the cap left out', () => {
    fc.assert(
      fc.property(counted, (asked) => {
        const counter = counterOf(asked);
        const keys = asked.codes.reduce(
          (sofar, _, term) => counter.narrowed(sofar, term),
          counter.everything(),
        );
        const { pairs, kept, tooLarge } = counter.count(keys);
        expect({ pairs, kept }).toEqual(slowly(asked));
        expect(tooLarge.size > 0).toBe(kept < 1);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('brings no more pairs with a further term, in whatever order terms come, count after count', () => {
    fc.assert(
      fc.property(counted, (asked) => {
        const counter = counterOf({ ...asked, largestBlock: 1000 });
        const terms = asked.codes.map((_, term) => term);
        const pairsOf = (chosen: readonly number[]) =>
          counter.count(chosen.reduce(counter.narrowed, counter.everything())).pairs;
        const all = pairsOf(terms);
        expect(pairsOf(terms.toReversed())).toBe(all);
        for (const left of terms)
          expect(pairsOf(terms.filter((term) => term !== left))).toBeGreaterThanOrEqual(all);
        expect(pairsOf(terms)).toBe(all);
      }),
      { seed: 12, numRuns: 200 },
    );
  });

  it('takes a cap of its own for one count', () => {
    const counter = counterOf({
      count: 10,
      file: new Array(10).fill(0),
      codes: [[1, 1, 1, 1, 1, 1, 2, 2, 3, NO_VALUE]],
      acrossFiles: false,
      largestBlock: 5,
    });
    const keys = counter.narrowed(counter.everything(), 0);
    expect(counter.count(keys)).toMatchObject({ pairs: 1, kept: 3 / 9 });
    expect(counter.count(keys, 6)).toMatchObject({ pairs: 16, kept: 1 });
  });
});
