import type { ReconciledRow } from '../../../base/ledger/index.ts';

/** What a claim and the statements about it can come to. */
export const RECONCILED_KINDS = ['full', 'short', 'over', 'twice', 'unpaid', 'unknown'] as const;

/**
 * How paid stands to claimed: in full, short, over; twice, where several payments together are too much; claimed and not in any
 * statement; in a statement and of no claim that is known here.
 */
export type ReconciledKind = (typeof RECONCILED_KINDS)[number];

/** One claim, or payments of no claim, compared to the satang. */
export type Reconciled = Readonly<{
  claim: number | null;
  hospital: string;
  kind: ReconciledKind;
  claimedSatang: number;
  paidSatang: number;
  differenceSatang: number;
  lines: ReconciledRow['paid'];
}>;

/** Claims counted and added up by how they were paid; all kinds together are the whole. */
export type ReconciledSum = Readonly<{
  kind: ReconciledKind;
  claims: number;
  claimedSatang: number;
  paidSatang: number;
  differenceSatang: number;
}>;

/** Everything compared, and the sums. */
export type Reconciliation = Readonly<{
  rows: readonly Reconciled[];
  sums: readonly ReconciledSum[];
  total: Omit<ReconciledSum, 'kind'>;
}>;

/** Compares what was paid with what was claimed. Every claim and every payment is in exactly one row. */
export function reconcile(compared: readonly ReconciledRow[]): Reconciliation {
  const rows = compared.map(toReconciled);
  const sums = RECONCILED_KINDS.map((kind) => ({
    kind,
    ...sumOf(rows.filter((row) => row.kind === kind)),
  }));
  return { rows, sums, total: sumOf(rows) };
}

function toReconciled({ claim, hospital, claimedSatang, paid }: ReconciledRow): Reconciled {
  const paidSatang = paid.reduce((sum, { satang }) => sum + satang, 0);
  return {
    claim: claim === null ? null : Number(claim),
    hospital,
    kind: kindOf({ claim, claimedSatang, paidSatang, payments: paid.length }),
    claimedSatang,
    paidSatang,
    differenceSatang: paidSatang - claimedSatang,
    lines: paid,
  };
}

type Compared = Readonly<{
  claim: bigint | null;
  claimedSatang: number;
  paidSatang: number;
  payments: number;
}>;

function kindOf({ claim, claimedSatang, paidSatang, payments }: Compared): ReconciledKind {
  if (claim === null) return 'unknown';
  if (payments === 0) return 'unpaid';
  if (paidSatang === claimedSatang) return 'full';
  if (paidSatang < claimedSatang) return 'short';
  return payments > 1 ? 'twice' : 'over';
}

function sumOf(rows: readonly Reconciled[]): Omit<ReconciledSum, 'kind'> {
  const add = (pick: (row: Reconciled) => number) => rows.reduce((sum, row) => sum + pick(row), 0);
  return {
    claims: rows.length,
    claimedSatang: add((row) => row.claimedSatang),
    paidSatang: add((row) => row.paidSatang),
    differenceSatang: add((row) => row.differenceSatang),
  };
}
