import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mulberry } from '../testing/index.ts';
import { type EmInput, expectationMaximisation } from './em.ts';
import { radixOf, unpackPatterns } from './patterns.ts';
import { maximiseSlowly } from './testing/slow-em.ts';

/** Patterns of levels, packed and counted. */
function counted(
  levels: readonly number[],
  rows: readonly (readonly number[])[],
  counts?: readonly number[],
) {
  const radix = radixOf(levels);
  const packed = rows.map((row) => row.reduce((sum, level, field) => sum + level * (radix[field] ?? 0), 0));
  return {
    levels,
    patterns: Float64Array.from(packed),
    counts: Float64Array.from(counts ?? rows.map(() => 1)),
  };
}

function expectNear(
  found: readonly (readonly number[])[],
  wanted: readonly (readonly number[])[],
  within: number,
): void {
  const differences = found.flatMap((row, field) =>
    row.map((value, level) => Math.abs(value - (wanted[field]?.[level] ?? Number.NaN))),
  );
  expect(Math.max(...differences)).toBeLessThan(within);
}

const LEVELS = [3, 4, 5] as const;
const shares = (size: number) =>
  fc.array(fc.integer({ min: 1, max: 50 }), { minLength: size - 1, maxLength: size - 1 }).map((parts) => {
    const whole = parts.reduce((sum, part) => sum + part, 0);
    return [1, ...parts.map((part) => part / whole)];
  });
const level = (size: number) => fc.nat(size - 1);
const inputs = fc.record({
  rows: fc.array(fc.tuple(level(3), level(4), level(5)), { minLength: 1, maxLength: 60 }),
  u: fc.tuple(shares(3), shares(4), shares(5)),
  m: fc.option(fc.tuple(shares(3), shares(4), shares(5)), { nil: undefined }),
  skipped: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
  belief: fc.constantFrom({}, { u: 5 }, { u: 0.5, m: 3 }, { m: 1e9, u: 20 }),
  lambda: fc.constantFrom(0.01, 0.3, 0.7),
  maxIterations: fc.integer({ min: 1, max: 8 }),
});

describe('expectationMaximisation', () => {
  it('gives, over counted patterns, what going through the pairs one by one gives', () => {
    fc.assert(
      fc.property(inputs, ({ rows, m, ...rest }) => {
        const input: EmInput = { ...counted(LEVELS, rows), ...rest, ...(m ? { m } : {}), tolerance: 0 };
        const fast = expectationMaximisation(input);
        const slow = maximiseSlowly(rows, input);
        expect(fast.lambda).toBeCloseTo(slow.lambda, 10);
        expectNear(fast.m, slow.m, 1e-10);
        expectNear(fast.u, slow.u, 1e-10);
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order of patterns', () => {
    fc.assert(
      fc.property(inputs, fc.nat(1000), ({ rows, m, ...rest }, seed) => {
        const random = mulberry(seed);
        const other = rows.map((row) => [random(), row] as const).sort(([a], [b]) => a - b);
        const more = { ...rest, ...(m ? { m } : {}) };
        const first = expectationMaximisation({ ...counted(LEVELS, rows), ...more });
        const second = expectationMaximisation({
          ...counted(
            LEVELS,
            other.map(([, row]) => row),
          ),
          ...more,
        });
        expect(second.lambda).toBeCloseTo(first.lambda, 9);
        expect(second.pairs).toBe(first.pairs);
      }),
      { numRuns: 100 },
    );
  });

  // Role conflict of Stouffer and Toby (1951), two latent classes as fitted by Goodman (1974), Biometrika 61: proportions .279 and
  // .721, likelihood ratio 2.72. Two latent classes of independent answers are the model of Fellegi and Sunter.
  it('finds the two classes that Goodman published for the Stouffer-Toby data', () => {
    const counts = [42, 23, 6, 25, 6, 24, 7, 38, 1, 4, 1, 6, 2, 9, 2, 20];
    const rows = counts.map((_, place) => [8, 4, 2, 1].map((bit): number => (place & bit ? 1 : 2)));
    const many = counts.map((count) => count * 1e6);
    const half = [1, 0.6, 0.4];
    const { m, u, lambda, converged } = expectationMaximisation({
      ...counted([3, 3, 3, 3], rows, many),
      u: [half, half, half, half],
      belief: { u: 0 },
      tolerance: 1e-10,
      maxIterations: 10_000,
    });
    expect(converged).toBe(true);
    expect(lambda).toBeCloseTo(0.279, 3);
    expect(m.map((row) => Number(row[2]?.toFixed(3)))).toEqual([0.993, 0.94, 0.927, 0.769]);
    expect(u.map((row) => Number(row[2]?.toFixed(3)))).toEqual([0.714, 0.33, 0.354, 0.132]);
    const likelihoodRatio = rows.reduce((sum, row, place) => {
      const chance = (table: number[][]) =>
        row.reduce((product, answer, field) => product * (table[field]?.[answer] ?? 0), 1);
      const expected = 216 * (lambda * chance(m) + (1 - lambda) * chance(u));
      return sum + 2 * (counts[place] ?? 0) * Math.log((counts[place] ?? 0) / expected);
    }, 0);
    expect(likelihoodRatio).toBeCloseTo(2.72, 2);
  });

  it('recovers the m and lambda that made simulated pairs, missing values among them', () => {
    const random = mulberry(7);
    const m = [
      [1, 0.1, 0.9],
      [1, 0.05, 0.15, 0.8],
      [1, 0.2, 0.1, 0.1, 0.6],
    ];
    const u = [
      [1, 0.98, 0.02],
      [1, 0.9, 0.08, 0.02],
      [1, 0.8, 0.1, 0.08, 0.02],
    ];
    const draw = (row: readonly number[]) => {
      let left = random();
      if (random() < 0.1) return 0;
      for (let place = 1; place < row.length; place++) {
        left -= row[place] ?? 0;
        if (left < 0) return place;
      }
      return row.length - 1;
    };
    const rows = Array.from({ length: 60_000 }, () => (random() < 0.2 ? m : u).map(draw));
    const found = expectationMaximisation({
      ...counted(LEVELS, rows),
      u,
      tolerance: 1e-8,
      maxIterations: 500,
    });
    expect(found.lambda).toBeCloseTo(0.2, 1.9);
    expectNear(found.m, m, 0.015);
  });

  it('says nothing of a comparison that is skipped, or never known', () => {
    const rows = [
      [2, 0, 3],
      [1, 0, 1],
      [2, 0, 4],
    ];
    const u = [
      [1, 0.5, 0.5],
      [1, 0.4, 0.3, 0.3],
      [1, 0.25, 0.25, 0.25, 0.25],
    ];
    const start = expectationMaximisation({ ...counted(LEVELS, []), u }).m;
    const { m } = expectationMaximisation({ ...counted(LEVELS, rows), u, skipped: [true, false, false] });
    expect(m[0]).toEqual(start[0]);
    expect(m[1]).toEqual(start[1]);
    expect(m[2]).not.toEqual(start[2]);
  });

  it('leaves everything as it was where there is no pair, and never makes a level impossible', () => {
    const u = [[1, 0.5, 0.5]];
    const none = expectationMaximisation({ ...counted([3], []), u });
    expect(none).toMatchObject({ pairs: 0, iterations: 0, converged: true, u });
    const same = expectationMaximisation({ ...counted([3], [[2]], [1e6]), u });
    expect(same.m[0]?.every((share) => share > 0)).toBe(true);
    expect(Number.isFinite(same.lambda)).toBe(true);
  });
});

describe('packed patterns', () => {
  it('unpack to the levels they were made of', () => {
    const sizes = fc.array(fc.integer({ min: 2, max: 9 }), { minLength: 1, maxLength: 8 });
    const rowsOf = (levels: number[]) => fc.array(fc.tuple(...levels.map((size) => fc.nat(size - 1))));
    const cases = sizes.chain((levels) => fc.tuple(fc.constant(levels), rowsOf(levels)));
    fc.assert(
      fc.property(cases, ([levels, rows]) => {
        const { patterns } = counted(levels, rows);
        expect([...unpackPatterns(patterns, levels)]).toEqual(rows.flat());
      }),
    );
  });

  it('are refused where they could not be told apart', () => {
    expect(() => radixOf(new Array<number>(30).fill(8))).toThrow(RangeError);
  });
});
