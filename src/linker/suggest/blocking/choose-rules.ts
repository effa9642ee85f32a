import type { Combination } from './combinations.ts';
import { type PairSet, removeCommon, sizeOf, sizeOfCommon } from './pair-sets.ts';

/** A combination that was chosen, and how many of the wanted pairs it adds to those before it. */
export type ChosenRule = Readonly<{ combination: Combination; gained: number }>;

/** What rules are chosen from, and within which bounds. */
export type ChoicePlan = Readonly<{
  combinations: readonly Combination[];
  /** Sets whose common pairs a combination brings. */
  broughtBy: (combination: Combination) => readonly PairSet[];
  /** The wanted pairs that nothing brings yet. What is brought is taken out of it. */
  missing: PairSet;
  /** Pairs that all rules together may bring, each counted for itself. */
  budget: number;
  /** What a rule costs beside its pairs, in pairs. */
  overhead: number;
  leastGain: number;
  mostRules: number;
}>;

/**
 * Chooses combinations one after the other, each time the one that adds most of the wanted pairs for the pairs it costs, as long as the
 * budget lasts and enough is added.
 */
export function chooseRules(plan: ChoicePlan): ChosenRule[] {
  const { combinations, broughtBy, missing } = plan;
  const chosen: ChosenRule[] = [];
  // What a combination adds only shrinks, so an old figure is an upper bound and most need not be counted again.
  const bounds = new Float64Array(combinations.length).fill(sizeOf(missing));
  let left = plan.budget;
  while (chosen.length < plan.mostRules) {
    let best = -1;
    let bestWorth = 0;
    combinations.forEach((combination, index) => {
      const cost = combination.pairs + plan.overhead;
      if (combination.pairs > left || (bounds[index] ?? 0) / cost <= bestWorth) return;
      const gain = sizeOfCommon(broughtBy(combination), missing);
      bounds[index] = gain;
      if (gain < plan.leastGain || gain / cost <= bestWorth) return;
      best = index;
      bestWorth = gain / cost;
    });
    const combination = combinations[best];
    if (!combination) break;
    removeCommon(missing, broughtBy(combination));
    chosen.push({ combination, gained: bounds[best] ?? 0 });
    left -= combination.pairs;
  }
  return chosen;
}
