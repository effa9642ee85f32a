import { leavesOf } from '../../condition/index.ts';
import type { Agreement, Grant } from './agreement.ts';
import type { SharedDataset } from './datasets.ts';
import { hashOf } from './hash-of.ts';

/**
 * The hash of what a grant's words mean: where its dataset's rows come from, and every column that it gives or asks of, with the table,
 * the column there, the type and the sentence for people. Columns it does not speak of may come and go.
 */
export function meaningOf({ columns, rows }: Grant, dataset: SharedDataset): string {
  const { columns: all, title: _title, ...frame } = dataset;
  const asked = rows.where ? leavesOf(rows.where).map(({ column }) => column) : [];
  const spoken = new Set([...Object.keys(columns), ...asked, ...(dataset.number ? [dataset.number] : [])]);
  return hashOf({ ...frame, columns: all.filter(({ name }) => spoken.has(name)) });
}

/** An agreement as its parties sign it: with what each grant's words mean now, where it does not say so already. */
export function withMeanings(agreement: Agreement, datasets: readonly SharedDataset[]): Agreement {
  const grants = agreement.grants.map((grant): Grant => {
    const dataset = datasets.find(({ id }) => id === grant.dataset);
    return dataset ? { ...grant, means: grant.means ?? meaningOf(grant, dataset) } : grant;
  });
  return { ...agreement, grants };
}

/**
 * Whether the words of two versions of a grant mean the same: both what they mean now, or by the same hash. A hash alone does not tell,
 * for it is of the columns that a version speaks of.
 */
export function isMeantAlike(before: Grant, after: Grant, datasets: readonly SharedDataset[]): boolean {
  const areAsNow = [before, after].every((grant) => isMeantAsSigned(grant, datasets));
  return areAsNow || before.means === after.means;
}

/** Whether the words of a grant still mean what was signed. */
export function isMeantAsSigned(grant: Grant, datasets: readonly SharedDataset[]): boolean {
  const dataset = datasets.find(({ id }) => id === grant.dataset);
  return dataset !== undefined && grant.means === meaningOf(grant, dataset);
}
