import { type Engine, type Sql, sql } from '../../base/lake/index.ts';
import { ratio } from './ratio.ts';

/** How well the links keep together what is one person and apart what is not, over all pairs of rows. */
export type LinkQuality = Readonly<{
  /** Of the pairs that were linked, the share that is one person. */
  precision: number | null;
  /** Of the pairs that are one person, the share that was linked. */
  recall: number | null;
  f1: number | null;
  pairsTruth: number;
  pairsFound: number;
  pairsRight: number;
  rows: Readonly<{
    /** Rows of the truth. */
    truth: number;
    /** Of these, rows that intake rejected and rows of files that were not delivered; both are left out of the pairs. */
    rejected: number;
    missing: number;
    /** Rows that were accepted but have no person; their pairs count as not found. */
    unlinked: number;
  }>;
}>;

/** Counts pairs through the contingency table: no pair is ever made. */
export async function judgeLinks(engine: Engine): Promise<LinkQuality> {
  const [pairs] = await engine.rows(countPairs());
  const [rows] = await engine.rows(countRows());
  const pairsTruth = Number(pairs?.['in_truth']) / 2;
  const pairsFound = Number(pairs?.['in_links']) / 2;
  const pairsRight = Number(pairs?.['in_both']) / 2;
  return {
    precision: ratio(pairsRight, pairsFound),
    recall: ratio(pairsRight, pairsTruth),
    f1: ratio(2 * pairsRight, pairsFound + pairsTruth),
    pairsTruth,
    pairsFound,
    pairsRight,
    rows: {
      truth: Number(rows?.['truth']),
      rejected: Number(rows?.['rejected']),
      missing: Number(rows?.['missing']),
      unlinked: Number(rows?.['unlinked']),
    },
  };
}

/** Ordered pairs of different rows, so each pair counts twice and every figure stays whole. */
function countPairs(): Sql {
  return sql`
    with true_person as (
      select sum(rows) as rows
      from cell
      group by true_id
    ), linked_person as (
      select sum(rows) as rows
      from cell
      where person_id is not null
      group by person_id
    )
    select
      (select coalesce(sum(rows * (rows - 1)), 0) from true_person) as in_truth,
      (select coalesce(sum(rows * (rows - 1)), 0) from linked_person) as in_links,
      (select coalesce(sum(rows * (rows - 1)), 0) from cell where person_id is not null) as in_both`;
}

function countRows(): Sql {
  return sql`
    select
      count(*) as truth,
      count(*) filter (where rejected) as rejected,
      count(*) filter (where row_id is null) as missing,
      count(*) filter (where row_id is not null and not rejected and person_id is null) as unlinked
    from truth_row`;
}
