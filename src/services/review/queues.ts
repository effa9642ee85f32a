import { type Serving, sql } from '../../base/lake/index.ts';
import { type AreaCode, isWithin } from '../../base/model/index.ts';
import type { Queues, ReviewDesk } from './desk.ts';
import { pairsInScope } from './pairs/index.ts';

const MOST_AREAS = 100;

/** Makes an empty memory of queues; whoever answers questions for long keeps one. */
export function openQueues(): Queues {
  return { bySet: new WeakMap() };
}

/** The queue of an area as far as the steward may see. */
export async function queueOf(desk: ReviewDesk, asked: AreaCode): Promise<BigInt64Array> {
  const area = narrower(desk.steward.area, asked);
  if (!area) return new BigInt64Array();
  const { serving } = desk.reading;
  const known = desk.queues.bySet.get(serving) ?? new Map<AreaCode, Promise<BigInt64Array>>();
  desk.queues.bySet.set(serving, known);
  const found = known.get(area) ?? readQueue(serving, area);
  // The area that was asked for longest ago is forgotten first.
  known.delete(area);
  known.set(area, found);
  const oldest = known.size > MOST_AREAS ? known.keys().next().value : undefined;
  if (oldest) known.delete(oldest);
  return await found.catch((cause: unknown) => {
    known.delete(area);
    throw cause;
  });
}

/** The smaller of two areas of which one lies in the other; nothing when they lie apart. */
export function narrower(one: AreaCode, other: AreaCode): AreaCode | undefined {
  if (isWithin(other, one)) return other;
  return isWithin(one, other) ? one : undefined;
}

async function readQueue(serving: Serving, area: AreaCode): Promise<BigInt64Array> {
  const rows = await serving.rows(sql`
    select pair_key
    from (${pairsInScope(area)}) as pair
    order by value desc, pair_key`);
  return BigInt64Array.from(rows, (row) => BigInt(String(row['pair_key'])));
}
