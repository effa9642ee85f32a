import { type Row, type Sql, sql } from '../../../base/lake/index.ts';
import type { GoldPair, PairKind, ReviewedPair } from '../../../base/ledger/index.ts';
import type { ReviewDesk } from '../desk.ts';
import { type EvidencePart, readEvidence } from './evidence.ts';
import { type RegisterRecord, readRecord } from './register-record.ts';
import { isInScope } from './scope.ts';

/** Why linking doubts, told to nobody before they answered. */
export type Doubt = Readonly<{ probability: number; weight: number; evidence: readonly EvidencePart[] }>;

/** Two records as a reviewer meets them, with all that is known of the pair. */
export type DoubtfulPair = Readonly<{
  pair: ReviewedPair;
  left: RegisterRecord;
  right: RegisterRecord;
  /** The persons the records are of now; who looks at the pair looks at them. */
  persons: readonly bigint[];
  doubt: Doubt | undefined;
  /** Only for pairs that measure reviewers. */
  truth: 'same' | 'different' | undefined;
}>;

const KINDS = ['merge', 'split', 'bridge'] as const;

/** A published pair or one with a known truth, if the steward may see it. */
export async function findPair(desk: ReviewDesk, pairKey: bigint): Promise<DoubtfulPair | undefined> {
  const [row] = await desk.reading.serving.rows(sql`
    select *
    from linkage.review_pairs
    where pair_key = ${pairKey}
    limit 1`);
  if (row) return await readPublished(desk, row);
  const gold = await desk.reviews.gold.find(pairKey);
  return gold && (await readGold(desk, gold));
}

async function readPublished(desk: ReviewDesk, row: Row): Promise<DoubtfulPair | undefined> {
  const at = (side: 'left' | 'right') =>
    sql`source = ${String(row[`${side}_source`])} and row_id = ${BigInt(String(row[`${side}_row_id`]))}`;
  const [left, right] = await Promise.all([findRecord(desk, at('left')), findRecord(desk, at('right'))]);
  if (!left || !right || !maySee(desk, left, right)) return undefined;
  const kind = KINDS.find((one) => one === row['kind']) ?? 'merge';
  return {
    pair: {
      pairKey: BigInt(String(row['pair_key'])),
      leftKey: BigInt(String(row['left_key'])),
      rightKey: BigInt(String(row['right_key'])),
      villages: villagesOf(left, right),
      kind,
      needs: peopleNeeded(kind, row),
    },
    left,
    right,
    persons: keysOf(row, ['left_person', 'right_person']),
    doubt: {
      probability: Number(row['probability']),
      weight: Number(row['weight']),
      evidence: readEvidence(String(row['evidence'] ?? '[]')),
    },
    truth: undefined,
  };
}

/** Merges of adults, splits, and whatever touches a benefit are not for one person alone to decide. */
function peopleNeeded(kind: PairKind, row: Row): 1 | 2 {
  return kind === 'split' || row['adults'] === true || row['touches_benefit'] === true ? 2 : 1;
}

/**
 * A pair whose truth the number tells; the number of one side is kept back, or there would be nothing to judge. Nothing when a
 * record is no longer published or lies outside what the steward may see.
 */
export async function readGold(desk: ReviewDesk, gold: GoldPair): Promise<DoubtfulPair | undefined> {
  const [left, right] = await Promise.all(
    [gold.leftKey, gold.rightKey].map((key) => findRecord(desk, sql`record_key = ${key}`)),
  );
  if (!left || !right || !maySee(desk, left, right)) return undefined;
  return {
    pair: { ...gold, villages: villagesOf(left, right), kind: 'gold', needs: 1 },
    left,
    right: { ...right, number: null },
    persons: await personsOf(desk, gold),
    doubt: undefined,
    truth: gold.truth,
  };
}

function maySee({ steward }: ReviewDesk, left: RegisterRecord, right: RegisterRecord): boolean {
  return isInScope(steward, [left.villageCode, right.villageCode]);
}

async function findRecord({ reading }: ReviewDesk, which: Sql): Promise<RegisterRecord | undefined> {
  const [row] = await reading.serving.rows(sql`
    select *
    from linkage.review_records
    where ${which}
    order by source, row_id
    limit 1`);
  return row && readRecord(row);
}

async function personsOf({ reading }: ReviewDesk, { leftKey, rightKey }: GoldPair): Promise<bigint[]> {
  const rows = await reading.serving.rows(sql`
    select distinct person_id
    from (
      select left_key as record_key, left_person as person_id from linkage.review_pairs
      union all
      select right_key, right_person from linkage.review_pairs
    ) as holder
    where record_key in (${leftKey}, ${rightKey})
    order by person_id`);
  return rows.flatMap((row) => keysOf(row, ['person_id']));
}

function villagesOf(left: RegisterRecord, right: RegisterRecord): string[] {
  return [left.villageCode, right.villageCode].filter((code) => code !== null);
}

function keysOf(row: Row, columns: readonly string[]): bigint[] {
  return columns.flatMap((column) => {
    const cell = row[column];
    return typeof cell === 'bigint' || typeof cell === 'number' ? [BigInt(cell)] : [];
  });
}
