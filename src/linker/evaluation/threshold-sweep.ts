import { connectedComponents } from '../clusters/index.ts';
import { type BCubed, bCubedOf } from './b-cubed.ts';
import { contingency } from './contingency.ts';
import { type PairQuality, pairQualityOf, qualityOfCounts } from './pair-quality.ts';
import { checkScored, countTruePairs, isOnePerson, type JudgedPairs, type Truth } from './true-pairs.ts';

/** What to judge, against whom, and from which probabilities on a pair counts as found. */
export type SweepInput = Readonly<{ pairs: JudgedPairs; against: Truth; thresholds: readonly number[] }>;

/** Quality of the pairs themselves from one probability on. */
export type PairsAtThreshold = PairQuality & Readonly<{ threshold: number }>;

/**
 * Precision, recall and F1 of scored pairs at each threshold, in the order asked. True pairs that were never scored, because no
 * blocking rule showed them, are missed at every threshold.
 */
export function thresholdSweep({ pairs, against, thresholds }: SweepInput): PairsAtThreshold[] {
  checkScored(pairs);
  const truePairs = countTruePairs(against);
  const rising = [...thresholds].sort((one, other) => one - other);
  const found = new Float64Array(rising.length + 1);
  const right = new Float64Array(rising.length + 1);
  for (let edge = 0; edge < pairs.left.length; edge++) {
    const reached = countReached(rising, pairs.probability[edge] ?? 0);
    found[reached] = (found[reached] ?? 0) + 1;
    if (isOnePerson(against.truth, pairs, edge)) right[reached] = (right[reached] ?? 0) + 1;
  }
  return thresholds.map((threshold) => {
    const from = rising.indexOf(threshold) + 1;
    const [foundPairs, rightPairs] = [sumFrom(found, from), sumFrom(right, from)];
    return { threshold, ...qualityOfCounts({ truePairs, foundPairs, rightPairs }) };
  });
}

/** Quality of the clusters that hang together from one probability on. */
export type ClustersAtThreshold = Readonly<{ threshold: number; pairs: PairQuality; bCubed: BCubed }>;

/** Pair quality and B-cubed of the connected components at each threshold: what chaining makes of the same pairs. */
export function clusterSweep({ pairs, against, thresholds }: SweepInput): ClustersAtThreshold[] {
  checkScored(pairs);
  return thresholds.map((threshold) => {
    const cluster = connectedComponents(pairsFrom(pairs, threshold), against.truth.length);
    const table = contingency(cluster, against.truth);
    return { threshold, pairs: pairQualityOf(table), bCubed: bCubedOf(table) };
  });
}

function pairsFrom(pairs: JudgedPairs, threshold: number): { left: Int32Array; right: Int32Array } {
  const left = new Int32Array(pairs.left.length);
  const right = new Int32Array(pairs.left.length);
  let kept = 0;
  for (let edge = 0; edge < pairs.left.length; edge++) {
    if ((pairs.probability[edge] ?? 0) < threshold) continue;
    left[kept] = pairs.left[edge] ?? 0;
    right[kept++] = pairs.right[edge] ?? 0;
  }
  return { left: left.subarray(0, kept), right: right.subarray(0, kept) };
}

/** How many of the rising thresholds a probability reaches. */
function countReached(rising: readonly number[], probability: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rising[middle] ?? 1) <= probability) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sumFrom(counts: Float64Array, from: number): number {
  return counts.subarray(from).reduce((sum, count) => sum + count, 0);
}
