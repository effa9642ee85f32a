import { type Contingency, contingency, pairsWithin } from './contingency.ts';

/** How well pairs are told apart: of the pairs found how many are right, and of the true pairs how many are found. */
export type PairQuality = Readonly<{
  truePairs: number;
  foundPairs: number;
  rightPairs: number;
  precision: number;
  recall: number;
  f1: number;
}>;

/** Judges clusters by all pairs of records within them; whatever blocking never looked at counts as missed. */
export function pairQuality(cluster: Int32Array, truth: Int32Array): PairQuality {
  return pairQualityOf(contingency(cluster, truth));
}

/** The same from a table that is already made. */
export function pairQualityOf(table: Contingency): PairQuality {
  return qualityOfCounts({
    truePairs: pairsWithin(table.personSizes),
    foundPairs: pairsWithin(table.clusterSizes),
    rightPairs: pairsWithin(table.recordsIn, table.cells),
  });
}

/** The shares that follow from the three counts; nothing claimed is never wrong, and nothing to find is never missed. */
export function qualityOfCounts(counts: PairCounts): PairQuality {
  const { truePairs, foundPairs, rightPairs } = counts;
  return {
    ...counts,
    precision: foundPairs > 0 ? rightPairs / foundPairs : 1,
    recall: truePairs > 0 ? rightPairs / truePairs : 1,
    f1: truePairs + foundPairs > 0 ? (2 * rightPairs) / (truePairs + foundPairs) : 1,
  };
}

/** Pairs that are true, that were found, and that are both. */
export type PairCounts = Readonly<{ truePairs: number; foundPairs: number; rightPairs: number }>;
