/** The kinds of gap, in the order an officer would look at them. */
export const GAP_KINDS = [
  'missing-out',
  'poor-without-card',
  'not-registered',
  'blocked-by-one',
  'cannot-tell',
  'overlap',
  'paid-after-death',
  'paid-not-eligible',
] as const;
export type GapKind = (typeof GAP_KINDS)[number];
