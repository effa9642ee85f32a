import { sql } from '../../base/lake/index.ts';
import type { Standing } from '../../base/ledger/index.ts';
import type { AreaCode } from '../../base/model/index.ts';
import type { ReviewDesk } from './desk.ts';
import { type DoubtfulPair, findPair, goldForTurn, pairsInScope, readGold } from './pairs/index.ts';

const FIRST_BATCH = 50;

/**
 * The pair to ask this steward next in an area: the one whose answer is worth most among those that still need one and that
 * they have not answered; now and then one with a known truth. Nothing when there is none.
 */
export async function nextPair(desk: ReviewDesk, area: AreaCode): Promise<DoubtfulPair | undefined> {
  const gold = await goldForTurn(desk, area);
  const planted = gold && (await readGold(desk, gold));
  if (planted) return planted;
  const pairKey = await findOpenKey(desk, area);
  return pairKey === undefined ? undefined : await findPair(desk, pairKey);
}

/** Batches double, so that whoever has answered thousands already still waits for a few questions to the stores only. */
async function findOpenKey(desk: ReviewDesk, area: AreaCode): Promise<bigint | undefined> {
  let passed = 0;
  for (let batch = FIRST_BATCH; ; batch *= 2) {
    const rows = await desk.reading.serving.rows(sql`
      select pair_key
      from (${pairsInScope(desk.steward, area)}) as pair
      order by value desc, pair_key
      limit ${batch}
      offset ${passed}`);
    const keys = rows.map((row) => BigInt(String(row['pair_key'])));
    const answered = new Map(
      (await desk.reviews.standings(keys)).map((standing) => [standing.pairKey, standing]),
    );
    const open = keys.find((key) => isOpenTo(desk.steward.subject, answered.get(key)));
    if (open !== undefined || keys.length < batch) return open;
    passed += batch;
  }
}

function isOpenTo(reviewer: string, standing: Standing | undefined): boolean {
  if (!standing) return true;
  if (standing.state !== 'waiting' && standing.state !== 'disagreed') return false;
  return standing.answers.every((given) => given.reviewer !== reviewer);
}
