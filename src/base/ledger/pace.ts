/** How long is waited after tries that did not go well, and between askings. */
export type Pace = Readonly<{
  firstMs: number;
  longestMs: number;
  /** After so many tries nobody tries any more. */
  mostTries: number;
  /** Whoever took something and was not heard of for so long has lost it. */
  leaseMs: number;
}>;

const LEAST_SHARE = 0.5;
const MOST_DOUBLINGS = 30;

/** How long to wait after so many tries: twice as long each time, up to a limit, and spread so that many who wait do not come at once. */
export function pauseMs(pace: Pace, tries: number, random: () => number): number {
  const doubled = pace.firstMs * 2 ** Math.min(Math.max(tries - 1, 0), MOST_DOUBLINGS);
  return Math.round(Math.min(doubled, pace.longestMs) * (LEAST_SHARE + random() * LEAST_SHARE));
}
