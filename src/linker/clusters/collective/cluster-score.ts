import { type Evidence, patternBits } from './evidence.ts';

/** Some candidate pairs (a range of positions) that connect two clusters of so many records. */
export type Between = Readonly<{ positions: Int32Array; from: number; to: number; possible: number }>;

/** Sorting a few numbers by hand is cheaper than calling for it. */
const FEW = 32;

/**
 * Gives the function that scores two clusters by all candidate pairs of records between them: the prior once, and for each
 * field the best that its pairs support.
 *
 * Taking the best of many pairs is biased upward, the more so the bigger the clusters are; without a correction big clusters
 * collect chance agreements until they swallow everything. Two corrections undo it, both by Markov's inequality, which holds
 * however much the pairs depend on each other: if one pair of different people shows something with chance u, then s or more of
 * n pairs show it with chance at most u n/s, so that what s of n pairs show is worth log2(n/s) bits less than in a single pair.
 *
 * - Each field: its best level is taken among the n pairs that were compared on it, s of which reach that level. All alike costs
 *   nothing; one lucky agreement in n costs log2(n). Of all levels the one counts that is worth most after that.
 * - Once in all: of the `possible` pairs of records (size times size) only some were candidates at all, chosen because they
 *   agree on something. Two clusters that many candidates connect pay little, two big ones that hang on one pair pay log2 of
 *   the product of their sizes.
 *
 * For two single records both are zero and the score is the weight of their pair.
 */
export function clusterScores(evidence: Evidence, weight: Float32Array): (between: Between) => number {
  const { edges, fields, fieldWeights, prior } = evidence;
  const bits = patternBits(evidence);
  let seen = new Float64Array(FEW);
  return ({ positions, from, to, possible }) => {
    const pairs = to - from;
    const unlikely = Math.log2(Math.max(1, possible / pairs));
    if (pairs === 1) return (weight[positions[from] ?? 0] ?? 0) - unlikely;
    if (pairs > seen.length) seen = new Float64Array(2 * pairs);
    let score = prior - unlikely;
    for (let field = 0; field < fields; field++) {
      let known = 0;
      for (let place = from; place < to; place++) {
        const row = edges.pattern[positions[place] ?? 0] ?? 0;
        const says = fieldWeights[row * fields + field] ?? Number.NaN;
        if (!Number.isNaN(says)) seen[known++] = says;
      }
      score += supported(seen, known);
    }
    return edges.weight
      ? score + strongestExtra({ positions, from, to }, { weight, bits, pattern: edges.pattern })
      : score;
  };
}

/** The best weight of a field after paying for how few of its pairs reach it; 0 if no pair has both values. */
function supported(seen: Float64Array, known: number): number {
  if (known === 0) return 0;
  sortUp(seen, known);
  let best = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < known; place++) {
    const says = seen[place] ?? 0;
    if (place > 0 && says === seen[place - 1]) continue;
    best = Math.max(best, says - Math.log2(known / (known - place)));
  }
  return best;
}

function sortUp(seen: Float64Array, known: number): void {
  if (known > FEW) {
    seen.subarray(0, known).sort();
    return;
  }
  for (let i = 1; i < known; i++) {
    const says = seen[i] ?? 0;
    let place = i;
    while (place > 0 && (seen[place - 1] ?? 0) > says) {
      seen[place] = seen[place - 1] ?? 0;
      place--;
    }
    seen[place] = says;
  }
}

/** What the strongest pair's weight has beyond its fields; of equally strong pairs, the least. */
function strongestExtra(
  { positions, from, to }: Omit<Between, 'possible'>,
  { weight, bits, pattern }: { weight: Float32Array; bits: Float64Array; pattern: Int32Array },
): number {
  let strongest = Number.NEGATIVE_INFINITY;
  let extra = 0;
  for (let place = from; place < to; place++) {
    const edge = positions[place] ?? 0;
    const own = weight[edge] ?? 0;
    const beyond = own - (bits[pattern[edge] ?? 0] ?? 0);
    if (own > strongest || (own === strongest && beyond < extra)) {
      strongest = own;
      extra = beyond;
    }
  }
  return extra;
}
