import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mulberry } from '../testing/index.ts';
import { patternCount } from './patterns.ts';
import {
  agreeingLambda,
  levelWeights,
  patternWeights,
  priorWeight,
  probabilityOf,
  weightOf,
} from './weights.ts';

const LEVELS = [3, 4];
const M = [
  [1, 0.1, 0.9],
  [1, 0.05, 0.15, 0.8],
];
const U = [
  [1, 0.95, 0.05],
  [1, 0.9, 0.075, 0.025],
];

describe('weights', () => {
  it('are bits: twice as likely among matches is one bit, and a missing value weighs nothing', () => {
    expect(levelWeights({ m: [[1, 0.5, 0.5]], u: [[1, 0.75, 0.25]] })).toEqual([
      [0, Math.log2(0.5 / 0.75), 1],
    ]);
    expect(priorWeight(0.5)).toBe(0);
    expect(probabilityOf(0)).toBe(0.5);
    expect(probabilityOf(3)).toBeCloseTo(8 / 9, 12);
  });

  it('and probabilities are two ways to say one thing', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (weight) => {
        expect(weightOf(probabilityOf(weight))).toBeCloseTo(weight, 6);
      }),
    );
  });

  it('of a pattern are the chance by Bayes of the whole pattern', () => {
    const patterns = Float64Array.from({ length: patternCount(LEVELS) }, (_, pattern) => pattern);
    const weights = patternWeights({ levels: LEVELS, m: M, u: U, lambda: 0.1, patterns });
    weights.forEach((weight, pattern) => {
      const [first, second] = [pattern % 3, Math.floor(pattern / 3)];
      const match = 0.1 * (M[0]?.[first] ?? 0) * (M[1]?.[second] ?? 0);
      const other = 0.9 * (U[0]?.[first] ?? 0) * (U[1]?.[second] ?? 0);
      expect(probabilityOf(weight)).toBeCloseTo(match / (match + other), 12);
    });
  });
});

describe('agreeingLambda', () => {
  it('is the share of matches, where all pairs were compared', () => {
    const random = mulberry(3);
    const draw = (row: readonly number[]) => {
      const drawn = random();
      let sum = 0;
      return row.findIndex((share, level) => {
        sum += level > 0 ? share : 0;
        return drawn < sum;
      });
    };
    const counts = new Float64Array(patternCount(LEVELS));
    for (let pair = 0; pair < 40_000; pair++) {
      const table = random() < 0.04 ? M : U;
      const [first, second] = table.map((row) => Math.max(1, draw(row)));
      const pattern = (first ?? 0) + 3 * (second ?? 0);
      counts[pattern] = (counts[pattern] ?? 0) + 1;
    }
    const patterns = Float64Array.from(counts, (_, pattern) => pattern);
    const lambda = agreeingLambda({ levels: LEVELS, m: M, u: U, patterns, counts, pairs: 40_000 });
    expect(Math.abs(lambda - 0.04)).toBeLessThan(0.005);
  });

  it('is some number above zero even where nothing was compared', () => {
    const nothing = { patterns: new Float64Array(), counts: new Float64Array() };
    for (const pairs of [0, 1, 1e10]) {
      const lambda = agreeingLambda({ levels: LEVELS, m: M, u: U, ...nothing, pairs });
      expect(lambda).toBeGreaterThan(0);
      expect(lambda).toBeLessThan(1);
    }
  });
});
