import { problem } from '../../../base/errors/index.ts';

/** Fewer say too little: with 30 the share found true is off by up to a tenth. */
const LEAST_MATCHES = 30;

/** A pair of the pilot: how alike its encodings are, and whether it is one person: 1, 0, or the probability a model gives. */
export type PilotPair = Readonly<{ dice: number; match: number }>;

/** What is wanted: the share of links that must be right, and how many times larger the registers are than the pilot. */
export type PilotWish = Readonly<{ precision: number; growth?: number }>;

/** A threshold with what it is expected to do; recall is of the pilot's matching pairs. */
export type PilotThreshold = Readonly<{
  threshold: number;
  precision: number;
  recall: number;
  pairs: number;
  matches: number;
}>;

/**
 * The lowest Dice coefficient from which links are as right as wanted, learnt where names may be seen. Each record meets as many
 * more strangers as the registers are larger than the pilot, so a pair that is no match counts that many times. Throws
 * PILOT_TOO_SMALL or PILOT_PRECISION_UNREACHABLE.
 */
export function thresholdFromPilot(
  pilot: readonly PilotPair[],
  { precision: wanted, growth = 1 }: PilotWish,
): PilotThreshold {
  const pairs = pilot.toSorted((one, other) => other.dice - one.dice);
  const matches = pairs.reduce((sum, { match }) => sum + match, 0);
  if (matches < LEAST_MATCHES)
    throw problem('PILOT_TOO_SMALL', { matches: Math.floor(matches), needed: LEAST_MATCHES });
  let found: PilotThreshold | null = null;
  let best = 0;
  let right = 0;
  let wrong = 0;
  for (const [place, { dice, match }] of pairs.entries()) {
    right += match;
    wrong += (1 - match) * growth;
    // Pairs that are equally alike are linked all or not at all.
    if (pairs[place + 1]?.dice === dice) continue;
    const precision = right / (right + wrong);
    best = Math.max(best, precision);
    if (precision >= wanted)
      found = { threshold: dice, precision, recall: right / matches, pairs: place + 1, matches };
  }
  if (!found) throw problem('PILOT_PRECISION_UNREACHABLE', { wanted, best: Number(best.toFixed(4)) });
  return found;
}
