import { type LevelCounts, radixOf, unpackPatterns } from './patterns.ts';

/** Probability of each level of each comparison, given that a pair is (m) or is not (u) one person: `[comparison][level]`. */
export type LevelProbabilities = readonly (readonly number[])[];

/** What expectation maximisation starts from. */
export type EmInput = Readonly<{
  levels: LevelCounts;
  /** Packed comparison patterns (see `radixOf`) and how many pairs show each. */
  patterns: Float64Array;
  counts: Float64Array;
  u: LevelProbabilities;
  /**
   * How many pairs' worth u is believed as given; what the pairs themselves show is added to that. Without it u is fixed. For m the
   * same, once m is given.
   */
  belief?: Readonly<{ u?: number; m?: number }>;
  /** Where m starts; without it the best level is likely and the rest share. */
  m?: LevelProbabilities;
  /** Comparisons that say nothing here, because all pairs agree on them by the way they were chosen. */
  skipped?: readonly boolean[];
  /** Share of pairs that are one person, to start from. */
  lambda?: number;
  maxIterations?: number;
  /** Ends when no probability moves by more. */
  tolerance?: number;
}>;

/** Where expectation maximisation ended. `m` of a skipped comparison is where it started. */
export type EmResult = Readonly<{
  m: number[][];
  u: number[][];
  lambda: number;
  pairs: number;
  iterations: number;
  converged: boolean;
}>;

const START_LAMBDA = 0.3;
const START_BEST = 0.8;
const MAX_ITERATIONS = 50;
const TOLERANCE = 1e-4;
/** Keeps a level that no pair shows from becoming impossible. */
const PSEUDO_COUNT = 0.5;

/**
 * Fellegi-Sunter m-probabilities and lambda by expectation maximisation over pattern counts, with u held fixed or believed only so
 * far, and missing values saying nothing (Fellegi and Sunter 1969; Winkler 1988; Enamorado, Fifield and Imai 2019 for counts).
 */
export function expectationMaximisation(input: EmInput): EmResult {
  const skipped = input.skipped ?? input.levels.map(() => false);
  const cases = groupPatterns(input, skipped);
  const m = (input.m ?? startOf(input.levels)).map((row) => [...row]);
  const u = input.u.map((row) => [...row]);
  const { belief = {} } = input;
  let lambda = input.lambda ?? START_LAMBDA;
  let iterations = 0;
  let converged = cases.pairs === 0;
  while (!converged && iterations < (input.maxIterations ?? MAX_ITERATIONS)) {
    iterations++;
    const expected = expectedLevels(cases, { m, u, lambda });
    const movedM = maximise(m, expected.matched, { skipped, believed: input.m, strength: belief.m });
    const movedU =
      belief.u === undefined
        ? 0
        : maximise(u, expected.others, { skipped, believed: input.u, strength: belief.u });
    const next = expected.matches / cases.pairs;
    converged = Math.max(movedM, movedU, Math.abs(next - lambda)) < (input.tolerance ?? TOLERANCE);
    lambda = next;
  }
  return { m, u, lambda, pairs: cases.pairs, iterations, converged };
}

/** Patterns as places in flat tables: `places[case * width + comparison] = comparison * stride + level`. */
type Cases = Readonly<{
  width: number;
  stride: number;
  places: Int32Array;
  counts: Float64Array;
  pairs: number;
  /** How many pairs are at each place. */
  total: Float64Array;
}>;

/** Patterns that are alike once the skipped comparisons are left out are counted together: most blocks leave few. */
function groupPatterns({ levels, patterns, counts }: EmInput, skipped: readonly boolean[]): Cases {
  const width = levels.length;
  const stride = Math.max(...levels);
  const radix = radixOf(levels);
  const unpacked = unpackPatterns(patterns, levels);
  const grouped = new Map<number, number>();
  for (let index = 0; index < patterns.length; index++) {
    let key = patterns[index] ?? 0;
    for (let field = 0; field < width; field++)
      if (skipped[field]) key -= (unpacked[index * width + field] ?? 0) * (radix[field] ?? 0);
    grouped.set(key, (grouped.get(key) ?? 0) + (counts[index] ?? 0));
  }
  const sums = Float64Array.from(grouped.values());
  const kept = unpackPatterns(Float64Array.from(grouped.keys()), levels);
  const places = Int32Array.from(kept, (level, index) => (index % width) * stride + level);
  const total = new Float64Array(width * stride);
  let pairs = 0;
  sums.forEach((count, index) => {
    pairs += count;
    for (let at = index * width; at < (index + 1) * width; at++)
      total[places[at] ?? 0] = (total[places[at] ?? 0] ?? 0) + count;
  });
  return { width, stride, places, counts: sums, pairs, total };
}

type Shares = Readonly<{ m: LevelProbabilities; u: LevelProbabilities; lambda: number }>;

/** The expectation step: how many matches are expected, and how many of them, and of the others, show each level. */
function expectedLevels(
  { width, stride, places, counts, total }: Cases,
  { m, u, lambda }: Shares,
): { matches: number; matched: number[][]; others: number[][] } {
  const ratio = new Float64Array(width * stride).fill(1);
  m.forEach((row, field) => {
    for (let level = 1; level < row.length; level++)
      ratio[field * stride + level] = (row[level] ?? 0) / (u[field]?.[level] ?? 1);
  });
  const prior = lambda / (1 - lambda);
  const sums = new Float64Array(width * stride);
  let matches = 0;
  for (let index = 0; index < counts.length; index++) {
    const from = index * width;
    let odds = prior;
    for (let at = from; at < from + width; at++) odds *= ratio[places[at] ?? 0] ?? 1;
    const expected = (counts[index] ?? 0) * (odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds));
    matches += expected;
    for (let at = from; at < from + width; at++) {
      const place = places[at] ?? 0;
      sums[place] = (sums[place] ?? 0) + expected;
    }
  }
  const perLevel = (values: (place: number) => number) =>
    m.map((row, field) => row.map((_, level) => values(field * stride + level)));
  return {
    matches,
    matched: perLevel((place) => sums[place] ?? 0),
    others: perLevel((place) => (total[place] ?? 0) - (sums[place] ?? 0)),
  };
}

type Belief = Readonly<{
  skipped: readonly boolean[];
  /** What is believed beforehand, and how many pairs' worth. */
  believed: LevelProbabilities | undefined;
  strength: number | undefined;
}>;

/** The maximisation step in place; gives how far any probability moved. */
function maximise(
  shares: number[][],
  perLevel: readonly (readonly number[])[],
  { skipped, believed, strength = 0 }: Belief,
): number {
  let moved = 0;
  shares.forEach((row, field) => {
    if (skipped[field]) return;
    const expected = perLevel[field] ?? [];
    const pseudo = row.map((_, level) =>
      strength > 0 ? strength * (believed?.[field]?.[level] ?? 0) : PSEUDO_COUNT,
    );
    const sum = (values: readonly number[]) => values.slice(1).reduce((whole, value) => whole + value, 0);
    const whole = sum(expected) + sum(pseudo);
    if (sum(expected) === 0) return;
    for (let level = 1; level < row.length; level++) {
      const next = ((expected[level] ?? 0) + (pseudo[level] ?? 0)) / whole;
      moved = Math.max(moved, Math.abs(next - (row[level] ?? 0)));
      row[level] = next;
    }
  });
  return moved;
}

/** The best level likely, the others alike. */
function startOf(levels: LevelCounts): number[][] {
  return levels.map((count) => {
    const others = Math.max(1, count - 2);
    return Array.from({ length: count }, (_, level) => {
      if (level === 0) return 1;
      return level === count - 1 ? START_BEST : (1 - START_BEST) / others;
    });
  });
}
