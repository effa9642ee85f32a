import { type Row, type Sql, sql } from '../../../base/lake/index.ts';
import type { GoldPair, PairKind, ReviewedPair } from '../../../base/ledger/index.ts';
import type { ReviewDesk } from '../desk.ts';
import { type EvidencePart, readEvidence } from './evidence.ts';
import { type HeldRecord, placesOf } from './homes.ts';
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
  const held = await Promise.all([findHeld(desk, row, 'left'), findHeld(desk, row, 'right')]);
  const kind = KINDS.find((one) => one === row['kind']) ?? 'merge';
  const seen = await seenTogether(desk, held);
  return (
    seen && {
      ...seen,
      pair: {
        pairKey: keyOf(row, 'pair_key') ?? 0n,
        leftKey: seen.left.key,
        rightKey: seen.right.key,
        villages: seen.villages,
        kind,
        needs: peopleNeeded(kind, row),
      },
      doubt: {
        probability: Number(row['probability']),
        weight: Number(row['weight']),
        evidence: readEvidence(String(row['evidence'] ?? '[]')),
      },
      truth: undefined,
    }
  );
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
  const held = await Promise.all([findHolder(desk, gold.leftKey), findHolder(desk, gold.rightKey)]);
  const seen = await seenTogether(desk, held);
  return (
    seen && {
      ...seen,
      pair: { ...gold, villages: seen.villages, kind: 'gold', needs: 1 },
      right: { ...seen.right, number: null },
      doubt: undefined,
      truth: gold.truth,
    }
  );
}

type Seen = Pick<DoubtfulPair, 'left' | 'right' | 'persons'> & Readonly<{ villages: string[] }>;

/** Both records, when both are there and the steward may see them. */
async function seenTogether(
  desk: ReviewDesk,
  [left, right]: readonly (HeldRecord | undefined)[],
): Promise<Seen | undefined> {
  if (!left || !right) return undefined;
  const places = await placesOf(desk, [left, right]);
  if (!isInScope(desk.steward, places)) return undefined;
  return {
    left: left.record,
    right: right.record,
    persons: [...new Set([left.person, right.person].filter((person) => person !== undefined))],
    villages: places.filter((place) => typeof place === 'string'),
  };
}

async function findHeld(
  desk: ReviewDesk,
  pair: Row,
  side: 'left' | 'right',
): Promise<HeldRecord | undefined> {
  const rowId = keyOf(pair, `${side}_row_id`) ?? 0n;
  const record = await findRecord(
    desk,
    sql`source = ${String(pair[`${side}_source`])} and row_id = ${rowId}`,
  );
  return record && { record, person: keyOf(pair, `${side}_person`) };
}

async function findHolder(desk: ReviewDesk, key: bigint): Promise<HeldRecord | undefined> {
  const [record, holders] = await Promise.all([
    findRecord(desk, sql`record_key = ${key}`),
    desk.reading.serving.rows(sql`
      select case when left_key = ${key} then left_person else right_person end as person_id
      from linkage.review_pairs
      where left_key = ${key} or right_key = ${key}
      limit 1`),
  ]);
  return record && { record, person: holders[0] && keyOf(holders[0], 'person_id') };
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

function keyOf(row: Row, column: string): bigint | undefined {
  const cell = row[column];
  return typeof cell === 'bigint' || typeof cell === 'number' ? BigInt(cell) : undefined;
}
