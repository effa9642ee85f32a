import { contingency, pairsWithin } from './contingency.ts';
import { checkSameLength, denseLabels } from './labels.ts';

/** Who the records are, and, when only pairs across sources are looked for, the source of each record. */
export type Truth = Readonly<{ truth: Int32Array; source?: Int32Array }>;

/** Pairs of records that are one person: all there are to find, also those that blocking never showed. */
export function countTruePairs({ truth, source }: Truth): number {
  if (!source) {
    const { labels, count } = denseLabels(truth);
    const sizes = new Int32Array(count);
    for (let record = 0; record < labels.length; record++) {
      const label = labels[record] ?? 0;
      sizes[label] = (sizes[label] ?? 0) + 1;
    }
    return pairsWithin(sizes);
  }
  const table = contingency(source, truth);
  return pairsWithin(table.personSizes) - pairsWithin(table.recordsIn, table.cells);
}

/** Pairs of records that were scored: parallel arrays, every pair once. */
export type JudgedPairs = Readonly<{
  left: Int32Array;
  right: Int32Array;
  probability: Float32Array | Float64Array;
}>;

/** Refuses scored pairs whose arrays do not fit each other. */
export function checkScored({ left, right, probability }: JudgedPairs): void {
  checkSameLength('the right ends', right.length, left.length);
  checkSameLength('the probabilities', probability.length, left.length);
}

/** Whether both ends of a pair are one person. */
export function isOnePerson(
  truth: Int32Array,
  pairs: Readonly<{ left: Int32Array; right: Int32Array }>,
  pair: number,
): boolean {
  return truth[pairs.left[pair] ?? 0] === truth[pairs.right[pair] ?? 0];
}
