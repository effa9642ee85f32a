import { type Contingency, contingency } from './contingency.ts';
import { checkSameLength } from './labels.ts';

const PER_PEOPLE = 100_000;
/** Sums kept for each group: records, people, false merges, needed links, missed links. */
const FIGURES = 5;

/**
 * Errors of a group of people. A cluster that holds d persons is d-1 false merges; a person found in k clusters is k-1 missed links.
 * Each error is shared out evenly among the persons, and within a person among the records, it concerns, so the groups add up to
 * the whole even when the two people merged belong to different groups.
 */
export type GroupQuality = Readonly<{
  group: number;
  records: number;
  people: number;
  falseMerges: number;
  falseMergesPer100kPeople: number;
  /** Links it takes to bring each person's records together: one fewer than records. */
  neededLinks: number;
  missedLinks: number;
  /** Missed of needed; 0 when none is needed. */
  missedShare: number;
}>;

/** Clusters, truth and each record's group (a region, a sex, an age band, a nationality) from 0 up; -1 belongs to none. */
export type GroupedClusters = Readonly<{ cluster: Int32Array; truth: Int32Array; group: Int32Array }>;

/** False merges and missed links of each group, so that an error that strikes one group more is seen; no group is left out. */
export function qualityByGroup({ cluster, truth, group }: GroupedClusters): GroupQuality[] {
  checkSameLength('the groups', group.length, cluster.length);
  const table = contingency(cluster, truth);
  const { cellOf, personOf, personSizes } = table;
  const mergeShare = mergeShares(table);
  const pieces = countCells(personOf, table.cells, personSizes.length);
  const groups = group.reduce((most, label) => Math.max(most, label + 1), 0);
  const sums = new Float64Array(groups * FIGURES);
  for (let record = 0; record < group.length; record++) {
    const label = group[record] ?? -1;
    if (label < 0) continue;
    const cell = cellOf[record] ?? 0;
    const person = personOf[cell] ?? 0;
    const size = personSizes[person] ?? 1;
    const at = label * FIGURES;
    sums[at] = (sums[at] ?? 0) + 1;
    sums[at + 1] = (sums[at + 1] ?? 0) + 1 / size;
    sums[at + 2] = (sums[at + 2] ?? 0) + (mergeShare[cell] ?? 0);
    sums[at + 3] = (sums[at + 3] ?? 0) + (size - 1) / size;
    sums[at + 4] = (sums[at + 4] ?? 0) + ((pieces[person] ?? 1) - 1) / size;
  }
  return Array.from({ length: groups }, (_, label) =>
    groupFrom(label, sums.subarray(label * FIGURES, (label + 1) * FIGURES)),
  );
}

/** False merges and missed links over everyone. */
export function linkErrors(cluster: Int32Array, truth: Int32Array): GroupQuality {
  const [all] = qualityByGroup({ cluster, truth, group: new Int32Array(cluster.length) });
  return all ?? groupFrom(0, new Float64Array(FIGURES));
}

/** For each cell, what one of its records bears of the false merges of its cluster. */
function mergeShares(table: Contingency): Float64Array {
  const persons = countCells(table.clusterOf, table.cells, table.clusterSizes.length);
  const shares = new Float64Array(table.cells);
  for (let cell = 0; cell < table.cells; cell++) {
    const together = persons[table.clusterOf[cell] ?? 0] ?? 1;
    shares[cell] = (together - 1) / (together * (table.recordsIn[cell] ?? 1));
  }
  return shares;
}

function countCells(labelOf: Int32Array, cells: number, labels: number): Int32Array {
  const counts = new Int32Array(labels);
  for (let cell = 0; cell < cells; cell++) {
    const label = labelOf[cell] ?? 0;
    counts[label] = (counts[label] ?? 0) + 1;
  }
  return counts;
}

function groupFrom(group: number, sums: Float64Array): GroupQuality {
  const [records = 0, people = 0, falseMerges = 0, neededLinks = 0, missedLinks = 0] = sums;
  return {
    group,
    records,
    people,
    falseMerges,
    falseMergesPer100kPeople: people > 0 ? (falseMerges / people) * PER_PEOPLE : 0,
    neededLinks,
    missedLinks,
    missedShare: neededLinks > 0 ? missedLinks / neededLinks : 0,
  };
}
