import type { Standing } from '../../base/ledger/index.ts';
import type { AreaCode } from '../../base/model/index.ts';
import type { ReviewDesk } from './desk.ts';
import { type DoubtfulPair, findPair, goldForTurn, readGold } from './pairs/index.ts';
import { narrower, queueOf } from './queues.ts';

const FIRST_BATCH = 50;

/**
 * The pair to ask this steward next in an area: the one whose answer is worth most among those that still need one and that
 * they have not answered; now and then one with a known truth. Nothing when there is none.
 */
export async function nextPair(desk: ReviewDesk, area: AreaCode): Promise<DoubtfulPair | undefined> {
  const own = narrower(desk.steward.area, area);
  const gold = own && (await goldForTurn(desk, own));
  const planted = gold && (await readGold(desk, gold));
  if (planted) return planted;
  const pairKey = await findOpenKey(desk, area);
  return pairKey === undefined ? undefined : await findPair(desk, pairKey);
}

/** Batches double, so that whoever has answered thousands already still waits for a few questions to the ledger only. */
async function findOpenKey(desk: ReviewDesk, area: AreaCode): Promise<bigint | undefined> {
  const queue = await queueOf(desk, area);
  let passed = 0;
  for (let batch = FIRST_BATCH; passed < queue.length; batch *= 2) {
    const keys = [...queue.subarray(passed, passed + batch)];
    const standings = await desk.reviews.standings(keys);
    const answered = new Map(standings.map((standing) => [standing.pairKey, standing]));
    const open = keys.find((key) => isOpenTo(desk.steward.subject, answered.get(key)));
    if (open !== undefined) return open;
    passed += batch;
  }
  return undefined;
}

function isOpenTo(reviewer: string, standing: Standing | undefined): boolean {
  if (!standing) return true;
  if (standing.state !== 'waiting' && standing.state !== 'disagreed') return false;
  return standing.answers.every((given) => given.reviewer !== reviewer);
}
