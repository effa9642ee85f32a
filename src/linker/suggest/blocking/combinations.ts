import type { PlannedRule } from '../../settings/index.ts';
import type { BlockCounter } from './block-counter.ts';
import { isWithin } from './candidate-terms.ts';

type PlannedTerm = PlannedRule['keys'][number];

/** A combination of terms, by their places in the list, and what it brings of all records. */
export type Combination = Readonly<{
  terms: readonly number[];
  pairs: number;
  /** Keys of blocks above the cap; their pairs are not counted. */
  tooLarge: ReadonlySet<number>;
  /** Share of the records with all terms that are in blocks within the cap. */
  kept: number;
}>;

/** What combinations are counted with. */
export type CombinationPlan = Readonly<{
  counter: BlockCounter;
  /** All records there are, of which the counter may see a sample. */
  records: number;
  sampled: number;
}>;

const MOST_TERMS = 3;

/** A combination with fewer chance pairs a record is as narrow as it needs to be, unless it brings so many pairs all the same. */
const CHANCE_PAIRS = 0.2;
const MANY_PAIRS = 3;

/**
 * All combinations of one to three terms on different columns, and what each brings. One whose terms hardly ever agree by chance is
 * not narrowed further, neither by another term nor by a longer part of the same column: what is narrower finds less and saves
 * nothing.
 */
export function combinationsOf(terms: readonly PlannedTerm[], plan: CombinationPlan): Combination[] {
  const { counter, records, sampled } = plan;
  const scale = (records / Math.max(1, sampled)) ** 2;
  const every = (records * (records - 1)) / 2;
  const everything = counter.everything();
  const alone = terms.map((_, term) => counter.count(counter.narrowed(everything, term)).pairs * scale);
  const found: Combination[] = [];
  const narrow = narrowCombinations(terms);
  const widen = (base: readonly number[], baseKeys: Int32Array, baseChance: number) => {
    for (let next = (base.at(-1) ?? -1) + 1; next < terms.length; next++) {
      if (base.some((term) => terms[term]?.column === terms[next]?.column)) continue;
      const combined = [...base, next];
      if (narrow.covers(combined)) continue;
      const keys = counter.narrowed(baseKeys, next);
      const { pairs, tooLarge, kept } = counter.count(keys);
      found.push({ terms: combined, pairs: pairs * scale, tooLarge, kept });
      const chance = baseChance * (Math.max(alone[next] ?? 0, 1) / every);
      const isNarrow = chance <= CHANCE_PAIRS * records && pairs * scale <= MANY_PAIRS * records;
      if (isNarrow && tooLarge.size === 0) narrow.add(combined);
      else if (combined.length < MOST_TERMS) widen(combined, keys, chance);
    }
  };
  widen([], everything, every);
  return found;
}

type NarrowCombinations = Readonly<{
  add: (combined: readonly number[]) => void;
  /** Whether a combination, some of its terms, or wider terms in their place, are narrow. */
  covers: (combined: readonly number[]) => boolean;
}>;

function narrowCombinations(terms: readonly PlannedTerm[]): NarrowCombinations {
  const wider = terms.map((term) => terms.flatMap((other, place) => (isWithin(term, other) ? [place] : [])));
  const narrow = new Set<string>();
  const coversFrom = (sofar: string, [first, ...rest]: readonly number[]): boolean => {
    if (narrow.has(sofar)) return true;
    if (first === undefined) return false;
    return (
      coversFrom(sofar, rest) || (wider[first] ?? []).some((term) => coversFrom(`${sofar} ${term}`, rest))
    );
  };
  return {
    add: (combined) => narrow.add(['', ...combined].join(' ')),
    covers: (combined) => coversFrom('', combined),
  };
}
