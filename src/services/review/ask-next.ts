import type { AreaCode } from '../../base/model/index.ts';
import type { Seen } from './answer-pair.ts';
import type { ReviewDesk } from './desk.ts';
import { nextPair } from './next-pair.ts';
import { type ReviewItem, sideBySide } from './side-by-side.ts';

/** The pair to judge next in an area, blind. */
export type NextReview = Readonly<{ area: string; item: ReviewItem | null }>;

/** What to ask a steward next. */
export async function askNext(desk: ReviewDesk, area: AreaCode): Promise<Seen<NextReview>> {
  const pair = await nextPair(desk, area);
  return {
    answer: { area, item: pair ? sideBySide(desk, pair) : null },
    persons: pair?.persons ?? [],
  };
}
