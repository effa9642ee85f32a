import type { LevelProbabilities } from './em.ts';
import { type LevelCounts, unpackPatterns } from './patterns.ts';

/** What a score is made from. */
export type Scoring = Readonly<{
  levels: LevelCounts;
  m: LevelProbabilities;
  u: LevelProbabilities;
  /** Probability that two records drawn at random are one person. */
  lambda: number;
}>;

/** Match weight of each level in bits, log2(m / u); a missing value weighs nothing. */
export function levelWeights({ m, u }: Pick<Scoring, 'm' | 'u'>): number[][] {
  return m.map((row, field) =>
    row.map((value, level) => (level === 0 ? 0 : Math.log2(value / (u[field]?.[level] ?? 1)))),
  );
}

/** The weight before anything is compared: log2 of the odds of lambda. */
export function priorWeight(lambda: number): number {
  return Math.log2(lambda / (1 - lambda));
}

/** Log2 odds, the prior included, that a pair with this pattern is one person; for each packed pattern. */
export function patternWeights(scoring: Scoring & Readonly<{ patterns: Float64Array }>): Float64Array {
  const weights = levelWeights(scoring);
  const prior = priorWeight(scoring.lambda);
  const width = scoring.levels.length;
  const levels = unpackPatterns(scoring.patterns, scoring.levels);
  return Float64Array.from(scoring.patterns, (_, index) => {
    let sum = prior;
    for (let field = 0; field < width; field++)
      sum += weights[field]?.[levels[index * width + field] ?? 0] ?? 0;
    return sum;
  });
}

/** The probability behind a weight in bits. */
export function probabilityOf(weight: number): number {
  return 1 / (1 + 2 ** -weight);
}

/** The weight in bits of a probability. */
export function weightOf(probability: number): number {
  return Math.log2(probability / (1 - probability));
}

/**
 * The lambda with which the model's own scores agree: the expected matches among the pairs compared, over all pairs there are.
 * Pairs that were not compared count as no matches, so it is a lower bound, the nearer the more complete the blocking is.
 */
export function agreeingLambda(
  scoring: Omit<Scoring, 'lambda'> &
    Readonly<{ patterns: Float64Array; counts: Float64Array; pairs: number }>,
): number {
  let lambda = Math.min(0.1, 1 / Math.sqrt(Math.max(2, scoring.pairs)));
  const base = patternWeights({ ...scoring, lambda: 0.5 });
  for (let round = 0; round < LAMBDA_ROUNDS; round++) {
    const prior = priorWeight(lambda);
    let matches = 0;
    base.forEach((weight, index) => {
      matches += (scoring.counts[index] ?? 0) * probabilityOf(weight + prior);
    });
    const next = Math.min(0.5, Math.max(matches, 1) / Math.max(scoring.pairs, 2));
    if (Math.abs(next - lambda) <= lambda * 1e-6) return next;
    lambda = next;
  }
  return lambda;
}

const LAMBDA_ROUNDS = 50;
