import { problem } from '../../base/errors/index.ts';

/** How much longer than the list of records a look-up by label may be before labels are numbered through a map instead. */
const MOST_SPREAD = 4;

/**
 * One number for each record, equal where the values are equal, counted from 0 in order of appearance. A missing value says
 * nothing of who the record is, so it gets a number of its own: whoever is not linked or not known stands alone.
 */
export function labelsFromColumn(values: Iterable<string | number | bigint | null | undefined>): Int32Array {
  const numbers = new Map<string | number | bigint, number>();
  const labels: number[] = [];
  let next = 0;
  for (const value of values) {
    const known = value === null || value === undefined ? undefined : numbers.get(value);
    if (known === undefined && value !== null && value !== undefined) numbers.set(value, next);
    labels.push(known ?? next++);
  }
  return Int32Array.from(labels);
}

/** Labels numbered from 0 without gaps, and how many there are. */
export type DenseLabels = Readonly<{ labels: Int32Array; count: number }>;

/** The same grouping with labels from 0 to count-1 in order of appearance, whatever numbers came in. */
export function denseLabels(labels: Int32Array): DenseLabels {
  let highest = 0;
  for (let record = 0; record < labels.length; record++) {
    const label = labels[record] ?? 0;
    if (label < 0) return denseByMap(labels);
    if (label > highest) highest = label;
  }
  if (highest > MOST_SPREAD * labels.length) return denseByMap(labels);
  const numberOf = new Int32Array(highest + 1).fill(-1);
  const dense = new Int32Array(labels.length);
  let count = 0;
  for (let record = 0; record < labels.length; record++) {
    const label = labels[record] ?? 0;
    let number = numberOf[label] ?? -1;
    if (number < 0) {
      number = count++;
      numberOf[label] = number;
    }
    dense[record] = number;
  }
  return { labels: dense, count };
}

function denseByMap(labels: Int32Array): DenseLabels {
  const dense = labelsFromColumn(labels);
  return { labels: dense, count: dense.reduce((most, label) => Math.max(most, label + 1), 0) };
}

/** Refuses two arrays that should speak of the same records and do not. */
export function checkSameLength(what: string, found: number, expected: number): void {
  if (found === expected) return;
  const reason = `${what} has ${found} values where ${expected} are needed`;
  throw problem('UNEXPECTED', { where: 'evaluation', reason });
}
