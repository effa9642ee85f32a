import type { Figures, MeasureAnswer } from '../../../contract/index.ts';

/** A share of what a measure is taken over: in a thousand people, or in a hundred of anything else. */
export type Rate = Readonly<{ value: number; per: 100 | 1000 }>;

/** The measure all others of people are taken over. */
const EVERYBODY = 'people';

/** A rate over fewer than this says more of chance than of the place; the count is always shown. */
export const RATE_FLOOR = 30;

type Rated = Pick<MeasureAnswer, 'id' | 'over'>;

/** The rate of a measure; absent when it has none, when a part is not known, or when too few are counted. */
export function rateOf(figures: Figures | null, { id, over }: Rated): Rate | undefined {
  const part = figures?.[id];
  const whole = over === null ? undefined : figures?.[over];
  if (part === undefined || whole === undefined || whole < RATE_FLOOR) return undefined;
  const per = over === EVERYBODY ? 1000 : 100;
  return { value: (part / whole) * per, per };
}

/** How much an area's rate lies above (or below) another's; absent when either has none. */
export function differenceOf(own: Figures, other: Figures | null, measure: Rated): Rate | undefined {
  const mine = rateOf(own, measure);
  const theirs = rateOf(other, measure);
  return mine && theirs ? { value: mine.value - theirs.value, per: mine.per } : undefined;
}

/** An area's share, in hundredths, of another's count. */
export function shareOf(own: Figures, other: Figures | null, id: string): number | undefined {
  const part = own[id];
  const whole = other?.[id];
  return part === undefined || !whole ? undefined : (part / whole) * 100;
}

const NO_DIFFERENCE = 0.05;

/** Which way a difference points, as its words say it; what rounds to nothing is the same. */
export function wayOf(difference: number): 'up' | 'down' | 'same' {
  if (Math.abs(difference) < NO_DIFFERENCE) return 'same';
  return difference > 0 ? 'up' : 'down';
}
