import { problem } from '../../../base/errors/index.ts';
import type { ScoredPairs } from './assignment.ts';
import { joinBand } from './band-join.ts';
import { type BandPlan, placesOfBand } from './band-plan.ts';
import { type Filters, makeDice } from './dice.ts';

/** A set of the engine holds some 16 million entries; a job that keeps as many has a threshold that means nothing. */
const MOST_KEPT = 10_000_000;

/** Both deliveries. */
export type Sides = Readonly<{ left: Filters; right: Filters }>;

/** Pairs that reached the threshold, how many were compared (in several bands: several times), and how many a limit left out. */
export type ComparedPairs = Readonly<{ pairs: ScoredPairs; comparedPairs: number; droppedPairs: number }>;

/** Where to look: in bands over so many of the places, or, without a plan, everywhere. */
export type Search = Readonly<{
  plan: BandPlan | null;
  places: Int32Array;
  seed: number;
  threshold: number;
  largestBucket: number;
}>;

/**
 * Compares the pairs that share a band, or all. A pair that shares several bands is compared in each, which costs less than
 * remembering the millions that came to nothing. Throws ENCODING_TOO_MANY_PAIRS.
 */
export function comparePairs({ left, right }: Sides, search: Search): ComparedPairs {
  const { plan, places: from, seed, threshold, largestBucket } = search;
  const keeper = makeKeeper({ left, right }, threshold);
  let droppedPairs = 0;
  if (plan)
    for (let band = 0; band < plan.bands; band++) {
      const places = placesOfBand(band, { bits: plan.bits, from, seed });
      droppedPairs += joinBand({ left, right, places, largestBucket }, keeper.compare);
    }
  else
    for (let one = 0; one < left.set.length; one++)
      for (let other = 0; other < right.set.length; other++) keeper.compare(one, other);
  return { pairs: keeper.pairs, comparedPairs: keeper.compared(), droppedPairs };
}

type Keeper = Readonly<{
  compare: (one: number, other: number) => void;
  pairs: ScoredPairs;
  compared: () => number;
}>;

/** Compares and keeps each pair that reaches the threshold once. */
function makeKeeper({ left, right }: Sides, threshold: number): Keeper {
  const dice = makeDice(left, right);
  const pairs = { left: [] as number[], right: [] as number[], dice: [] as number[] };
  const known = new Set<number>();
  let compared = 0;
  const compare = (one: number, other: number) => {
    compared++;
    const value = dice(one, other);
    if (value < threshold) return;
    const pair = one * right.set.length + other;
    if (known.has(pair)) return;
    if (known.size === MOST_KEPT) throw problem('ENCODING_TOO_MANY_PAIRS', { threshold, most: MOST_KEPT });
    known.add(pair);
    pairs.left.push(one);
    pairs.right.push(other);
    pairs.dice.push(value);
  };
  return { compare, pairs, compared: () => compared };
}
