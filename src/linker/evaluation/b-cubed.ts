import { type Contingency, contingency } from './contingency.ts';

/** Judged record by record: which share of its cluster is its person, and which share of its person is in its cluster. */
export type BCubed = Readonly<{ precision: number; recall: number; f1: number }>;

/** B-cubed of clusters against the truth: unlike pairs, a large cluster does not count more than its records. */
export function bCubed(cluster: Int32Array, truth: Int32Array): BCubed {
  return bCubedOf(contingency(cluster, truth));
}

/** The same from a table that is already made. */
export function bCubedOf(table: Contingency): BCubed {
  const records = table.cellOf.length;
  if (records === 0) return { precision: 1, recall: 1, f1: 1 };
  let precise = 0;
  let recalled = 0;
  for (let cell = 0; cell < table.cells; cell++) {
    const count = table.recordsIn[cell] ?? 0;
    precise += (count * count) / (table.clusterSizes[table.clusterOf[cell] ?? 0] ?? 1);
    recalled += (count * count) / (table.personSizes[table.personOf[cell] ?? 0] ?? 1);
  }
  const precision = precise / records;
  const recall = recalled / records;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}
