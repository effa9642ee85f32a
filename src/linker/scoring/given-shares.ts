import type { GivenShares, PlannedComparison } from '../settings/index.ts';

/** A share that is left to a level when the settings give all of the whole to others. */
const LEAST = 1e-6;

/** Shares as learnt, with those that the settings give in their place; the others of a comparison share what is left as before. */
export function withGiven(
  shares: readonly (readonly number[])[],
  comparisons: readonly PlannedComparison[],
  which: 'm' | 'u',
): number[][] {
  return shares.map((row, field) => {
    const given = comparisons[field]?.given?.[which];
    return given ? filledUp(row, given) : [...row];
  });
}

function filledUp(row: readonly number[], given: GivenShares): number[] {
  const learnt = row.reduce(
    (sum, share, level) => (level > 0 && given[level] === undefined ? sum + share : sum),
    0,
  );
  const left = 1 - given.reduce<number>((sum, share) => sum + (share ?? 0), 0);
  return row.map((share, level) => {
    if (level === 0) return share;
    return given[level] ?? Math.max(LEAST, (share / learnt) * left);
  });
}
