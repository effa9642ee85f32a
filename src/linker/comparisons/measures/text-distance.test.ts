import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, sql } from '../../../base/lake/index.ts';
import { openPairs, sampled, textPairs } from '../testing/index.ts';
import { damerau, jaroWinkler, levenshtein, placesThatDiffer } from './text-distance.ts';

let engine: Engine;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ engine, close } = await openPairs());
});

afterAll(() => close());

const KINDS = [
  { what: 'names', letters: 'abcdeilmnorst', longest: 12, pairs: 6000 },
  { what: 'texts of two letters', letters: 'ab', longest: 9, pairs: 6000 },
  { what: 'very short texts', letters: 'abc', longest: 3, pairs: 1000 },
  { what: 'addresses', letters: 'abcdefghijklmnopqrstuvwxyz 0123456789', longest: 60, pairs: 2000 },
  { what: 'texts longer than a machine word', letters: 'abcd ', longest: 200, pairs: 1000 },
];

for (const { what, letters, longest, pairs } of KINDS) {
  test(`distances are those of the engine: ${what}`, async () => {
    const { seed, values } = sampled(textPairs(letters, longest), pairs);
    await engine.run(sql`create or replace table pair (n integer, l varchar, r varchar)`);
    await engine.append(
      'pair',
      values.map(([left, right], n) => [n, left, right]),
    );
    const rows = await engine.rows(sql`
      select l, r, cast(levenshtein(l, r) as integer) as edits, cast(damerau_levenshtein(l, r) as integer) as swaps,
        jaro_winkler_similarity(l, r) as likeness,
        case when strlen(l) = strlen(r) and l <> '' then cast(hamming(l, r) as integer) end as places
      from pair
      order by n`);
    const ours = values.map(([l, r]) => ({
      ...{ l, r, edits: levenshtein(l, r), swaps: damerau(l, r), likeness: jaroWinkler(l, r) },
      places: l === '' ? null : placesThatDiffer(l, r),
    }));
    const wrong = rows.filter((row, n) => JSON.stringify(row) !== JSON.stringify(ours[n]));
    expect(wrong, `seed ${seed}`).toEqual([]);
  });
}

test('letters between swapped neighbours may be edited too', () => {
  expect(damerau('ca', 'abc')).toBe(2);
  expect(levenshtein('ca', 'abc')).toBe(3);
});

test('a common beginning is rewarded only above a likeness of 0.7', () => {
  expect(jaroWinkler('abcd', 'abxy')).toBeCloseTo(2 / 3, 12);
  expect(jaroWinkler('abcdefghij', 'abcdefghxy')).toBeCloseTo(0.92, 12);
  expect(jaroWinkler('', '')).toBe(0);
});

test('likeness is the same whichever text comes first', () => {
  const { seed, values } = sampled(textPairs('abc', 14), 5000);
  const uneven = values.filter(([left, right]) => jaroWinkler(left, right) !== jaroWinkler(right, left));
  expect(uneven, `seed ${seed}`).toEqual([]);
});
