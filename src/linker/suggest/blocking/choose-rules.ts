import type { PlannedRule } from '../../settings/index.ts';
import type { BlockCounter } from './block-counter.ts';
import { isWithin } from './candidate-terms.ts';
import { type PairSet, removeCommon, sizeOf, sizeOfCommon } from './pair-sets.ts';

type PlannedTerm = PlannedRule['keys'][number];

/** A combination of terms and what it brings of all records. */
export type Combination = Readonly<{
  terms: readonly number[];
  pairs: number;
  tooLarge: ReadonlySet<number>;
}>;

/** A combination that was chosen, and how many of the wanted pairs it adds to those before it. */
export type ChosenRule = Readonly<{ terms: readonly number[]; pairs: number; gained: number }>;

/**
 * All combinations of one to three terms on different columns, and what each brings. One whose terms hardly ever agree by chance is
 * not narrowed further, neither by another term nor by a longer part of the same column: what is narrower finds less and saves
 * nothing.
 */
export function combinationsOf(
  terms: readonly PlannedTerm[],
  plan: Readonly<{ counter: BlockCounter; scale: number; records: number; few: number; many: number }>,
): Combination[] {
  const { counter, scale } = plan;
  const chances: number[] = [];
  const every = (plan.records * (plan.records - 1)) / 2;
  const found: Combination[] = [];
  const isNarrowed = narrowings(terms);
  const widen = (base: readonly number[], baseKeys: Int32Array, byChance: number) => {
    for (let next = (base.at(-1) ?? -1) + 1; next < terms.length; next++) {
      if (base.some((term) => terms[term]?.column === terms[next]?.column)) continue;
      const combined = [...base, next];
      if (isNarrowed.has(combined)) continue;
      const keys = counter.narrowed(baseKeys, next);
      const counted = counter.count(keys);
      const pairs = counted.pairs * scale;
      found.push({ terms: combined, pairs, tooLarge: counted.tooLarge });
      const expected = base.length === 0 ? pairs : byChance * (chances[next] ?? 1);
      if (expected <= plan.few && pairs <= plan.many && counted.tooLarge.size === 0) isNarrowed.add(combined);
      else if (combined.length < MOST_TERMS) widen(combined, keys, expected);
    }
  };
  const all = counter.everything();
  terms.forEach((_, i) => {
    const c = counter.count(counter.narrowed(all, i));
    chances.push(Math.max(c.pairs * scale, 1) / every);
  });
  widen([], all, every);
  return found;
}

/** Combinations that need no narrowing, and whether another is one of them narrowed. */
function narrowings(terms: readonly PlannedTerm[]): Readonly<{
  add: (combined: readonly number[]) => void;
  has: (combined: readonly number[]) => boolean;
}> {
  const wider = terms.map((term) => terms.flatMap((other, index) => (isWithin(term, other) ? [index] : [])));
  const narrow = new Set<string>();
  const hasFrom = (text: string, rest: readonly number[]): boolean => {
    if (narrow.has(text)) return true;
    const [first, ...others] = rest;
    if (first === undefined) return false;
    return hasFrom(text, others) || (wider[first] ?? []).some((term) => hasFrom(`${text} ${term}`, others));
  };
  return {
    add: (combined) => narrow.add(['', ...combined].join(' ')),
    has: (combined) => hasFrom('', combined),
  };
}

const MOST_TERMS = 3;

/**
 * Chooses combinations one after the other, each time the one that adds most of the wanted pairs for the pairs it costs, as long as the
 * budget lasts and enough is added.
 */
export function chooseRules(
  plan: Readonly<{
    combinations: readonly Combination[];
    /** The wanted pairs that a combination brings. */
    setsOf: (combination: Combination) => readonly PairSet[];
    /** The wanted pairs not yet brought; what is chosen is taken out of it. */
    missing: PairSet;
    budget: number;
    /** What a rule costs beside its pairs, in pairs. */
    overhead: number;
    leastGain: number;
    mostRules: number;
  }>,
): ChosenRule[] {
  const chosen: ChosenRule[] = [];
  const bounds = plan.combinations.map(() => sizeOf(plan.missing));
  let left = plan.budget;
  while (chosen.length < plan.mostRules) {
    let best = -1;
    let bestWorth = 0;
    plan.combinations.forEach((combination, index) => {
      const cost = combination.pairs + plan.overhead;
      if (combination.pairs > left || (bounds[index] ?? 0) / cost <= bestWorth) return;
      const gain = sizeOfCommon(plan.setsOf(combination), plan.missing);
      bounds[index] = gain;
      if (gain < plan.leastGain || gain / cost <= bestWorth) return;
      best = index;
      bestWorth = gain / cost;
    });
    const combination = plan.combinations[best];
    if (!combination) break;
    removeCommon(plan.missing, plan.setsOf(combination));
    chosen.push({ terms: combination.terms, pairs: combination.pairs, gained: bounds[best] ?? 0 });
    left -= combination.pairs;
  }
  return chosen;
}
