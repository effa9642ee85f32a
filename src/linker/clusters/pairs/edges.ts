import { problem } from '../../../base/errors/index.ts';

/** Pairs of records as parallel arrays; records are numbered 0 to n-1 without gaps. */
export type Pairs = Readonly<{ left: Int32Array; right: Int32Array }>;

/** Pairs with their match weight in bits: log2 of the odds, the prior included. */
export type Edges = Pairs & Readonly<{ weight: Float32Array }>;

/** Refuses arrays of unequal length and record numbers that do not exist, before they corrupt a cluster silently. */
export function checkPairs(pairs: Pairs, records: number): void {
  const { left, right } = pairs;
  if (left.length !== right.length) {
    throw unusable(`${left.length} left ends but ${right.length} right ends`);
  }
  for (let edge = 0; edge < left.length; edge++) {
    const [from, to] = [left[edge] ?? -1, right[edge] ?? -1];
    if (from < 0 || to < 0 || from >= records || to >= records) {
      throw unusable(`pair ${edge} names record ${from} or ${to}, but records run from 0 to ${records - 1}`);
    }
  }
}

/** Refuses an array that does not have one value for each of what it describes. */
export function checkLength(name: string, found: number, expected: number): void {
  if (found !== expected) throw unusable(`${name} has ${found} values where ${expected} are needed`);
}

/** The problem of input that no caller of ours should hand over. */
export function unusable(reason: string): Error {
  return problem('UNEXPECTED', { where: 'clustering', reason });
}
