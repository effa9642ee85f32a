import { checkSameLength, denseLabels } from './labels.ts';

/**
 * How two groupings of the same records cross: a cell is a cluster and a person that have records in common. Every figure here is a
 * sum over cells, of which there are at most as many as records, so no pair of records is ever made.
 */
export type Contingency = Readonly<{
  cells: number;
  /** For each record its cell. */
  cellOf: Int32Array;
  /** For each cell: its records, its cluster and its person; filled up to `cells`. */
  recordsIn: Int32Array;
  clusterOf: Int32Array;
  personOf: Int32Array;
  clusterSizes: Int32Array;
  personSizes: Int32Array;
}>;

/** Crosses clusters with truth: linear in the records, whatever the sizes. */
export function contingency(cluster: Int32Array, truth: Int32Array): Contingency {
  checkSameLength('the truth', truth.length, cluster.length);
  const clusters = denseLabels(cluster);
  const people = denseLabels(truth);
  const clusterSizes = sizesOf(clusters.labels, clusters.count);
  const records = cluster.length;
  const cellOf = new Int32Array(records);
  const recordsIn = new Int32Array(records);
  const clusterOf = new Int32Array(records);
  const personOf = new Int32Array(records);
  const lastCellOf = new Int32Array(people.count).fill(-1);
  let cells = 0;
  for (const record of byLabel(clusters.labels, clusterSizes)) {
    const group = clusters.labels[record] ?? 0;
    const person = people.labels[record] ?? 0;
    let cell = lastCellOf[person] ?? -1;
    if (cell < 0 || clusterOf[cell] !== group) {
      cell = cells++;
      lastCellOf[person] = cell;
      clusterOf[cell] = group;
      personOf[cell] = person;
    }
    cellOf[record] = cell;
    recordsIn[cell] = (recordsIn[cell] ?? 0) + 1;
  }
  const personSizes = sizesOf(people.labels, people.count);
  return { cells, cellOf, recordsIn, clusterOf, personOf, clusterSizes, personSizes };
}

/** How many records each label has. */
function sizesOf(labels: Int32Array, count: number): Int32Array {
  const sizes = new Int32Array(count);
  for (let record = 0; record < labels.length; record++) {
    const label = labels[record] ?? 0;
    sizes[label] = (sizes[label] ?? 0) + 1;
  }
  return sizes;
}

/** The records ordered by label (counting sort), so that a cluster's records come one after the other. */
function byLabel(labels: Int32Array, sizes: Int32Array): Int32Array {
  const next = new Int32Array(sizes.length);
  for (let label = 1; label < sizes.length; label++)
    next[label] = (next[label - 1] ?? 0) + (sizes[label - 1] ?? 0);
  const order = new Int32Array(labels.length);
  for (let record = 0; record < labels.length; record++) {
    const label = labels[record] ?? 0;
    const at = next[label] ?? 0;
    order[at] = record;
    next[label] = at + 1;
  }
  return order;
}

/** How many pairs can be made of the members of each group, in all. */
export function pairsWithin(sizes: Int32Array, groups = sizes.length): number {
  let pairs = 0;
  for (let group = 0; group < groups; group++) {
    const size = sizes[group] ?? 0;
    pairs += (size * (size - 1)) / 2;
  }
  return pairs;
}
