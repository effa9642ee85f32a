import type { GoldScore, PairState, ReviewAnswer } from '../../base/ledger/index.ts';
import type { AreaCode, IsoDate } from '../../base/model/index.ts';
import type { ReviewDesk } from './desk.ts';
import { queueOf } from './queues.ts';

/** One of one's own answers that stand. */
export type OwnReview = Readonly<{ pair: string; answer: ReviewAnswer; at: string; state: PairState }>;

/** A decision in force, by whom and since when. */
export type DecidedPair = Readonly<{
  pair: string;
  decision: 'same' | 'different';
  decidedBy: string[];
  at: string;
}>;

/** How far the review of an area has come. Open, waiting, disagreed and settled together are the total that is published. */
export type ReviewProgress = Readonly<{
  area: string;
  asOf: IsoDate;
  total: number;
  open: number;
  waiting: number;
  disagreed: number;
  settled: number;
  /** One's own answers since the day began. */
  doneToday: number;
  gold: GoldScore;
  mine: OwnReview[];
  decisions: DecidedPair[];
}>;

const LISTED = 10;
const MOST_A_DAY = 10_000;

/** How far the review of an area has come, for its steward; `since` is when the reader's day began. */
export async function readProgress(
  desk: ReviewDesk,
  { area, since }: Readonly<{ area: AreaCode; since: Date }>,
): Promise<ReviewProgress> {
  const { reading, reviews, steward } = desk;
  const me = steward.subject;
  const [counts, today, mine, gold, decisions] = await Promise.all([
    countPairs(desk, area),
    reviews.answersOf(me, { since, limit: MOST_A_DAY }),
    readOwn(desk),
    reviews.gold.scoreOf(me),
    reviews.decisionsIn(area, LISTED),
  ]);
  return {
    area,
    asOf: reading.asOf,
    ...counts,
    doneToday: today.length,
    gold,
    mine,
    decisions: decisions.map(({ pairKey, state, answers, at }) => ({
      pair: pairKey.toString(),
      decision: state === 'same' ? ('same' as const) : ('different' as const),
      decidedBy: answers.filter(({ answer }) => answer === state).map(({ reviewer }) => reviewer),
      at: at.toISOString(),
    })),
  };
}

type Counts = Pick<ReviewProgress, 'total' | 'open' | 'waiting' | 'disagreed' | 'settled'>;

/** Pairs that a run has acted on are published no longer and count no more. */
async function countPairs(desk: ReviewDesk, area: AreaCode): Promise<Counts> {
  const [queue, states] = await Promise.all([queueOf(desk, area), desk.reviews.statesIn(area)]);
  const stateOf = new Map(states.map(({ pairKey, state }) => [pairKey, state]));
  const found = [...queue].flatMap((key) => stateOf.get(key) ?? []);
  const count = (...wanted: PairState[]) => found.filter((state) => wanted.includes(state)).length;
  return {
    total: queue.length,
    open: queue.length - found.length,
    waiting: count('waiting'),
    disagreed: count('disagreed'),
    settled: count('same', 'different', 'set-aside'),
  };
}

/** Pairs with a known truth are left out: nothing was decided by them, and nothing is gained by undoing them. */
async function readOwn({ reviews, steward }: ReviewDesk): Promise<OwnReview[]> {
  const own = await reviews.answersOf(steward.subject, { limit: 2 * LISTED });
  const standings = await reviews.standings(own.map(({ pairKey }) => pairKey));
  const byKey = new Map(standings.map((standing) => [standing.pairKey, standing]));
  return own
    .flatMap(({ pairKey, answer, at }) => {
      const standing = byKey.get(pairKey);
      if (!standing || standing.kind === 'gold') return [];
      return [{ pair: pairKey.toString(), answer, at: at.toISOString(), state: standing.state }];
    })
    .slice(0, LISTED);
}
