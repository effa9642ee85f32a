import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseRules } from './choose-rules.ts';
import { fullSet, include, type PairSet, pairSet, removeCommon, sizeOf, sizeOfCommon } from './pair-sets.ts';

const PAIRS = 70;
const plan = fc.record({
  rules: fc.array(
    fc.record({
      pairs: fc.integer({ min: 0, max: 40 }),
      brings: fc.uniqueArray(fc.integer({ min: 0, max: PAIRS - 1 }), { maxLength: 30 }),
    }),
    { maxLength: 12 },
  ),
  budget: fc.integer({ min: 0, max: 150 }),
  overhead: fc.integer({ min: 1, max: 10 }),
  leastGain: fc.integer({ min: 1, max: 4 }),
  mostRules: fc.integer({ min: 0, max: 6 }),
});
type Plan = typeof plan extends fc.Arbitrary<infer Value> ? Value : never;

function setOf(pairs: readonly number[]): PairSet {
  const set = pairSet(PAIRS);
  for (const pair of pairs) include(set, pair);
  return set;
}

function choose({ rules, ...bounds }: Plan) {
  const missing = fullSet(PAIRS);
  const combinations = rules.map(({ pairs }, place) => ({
    terms: [place],
    pairs,
    tooLarge: new Set<number>(),
    kept: 1,
  }));
  const chosen = chooseRules({
    ...bounds,
    combinations,
    missing,
    broughtBy: ({ terms: [place = 0] }) => [setOf(rules[place]?.brings ?? [])],
  });
  return {
    chosen: chosen.map(({ combination, gained }) => ({ place: combination.terms[0] ?? -1, gained })),
    missing,
  };
}

/** The same greedy choice, everything counted anew at each step. */
function slowly({ rules, budget, overhead, leastGain, mostRules }: Plan) {
  const found = new Set<number>();
  const chosen: { place: number; gained: number }[] = [];
  let left = budget;
  while (chosen.length < mostRules) {
    const worths = rules.map(({ pairs, brings }, place) => {
      const gained = brings.filter((pair) => !found.has(pair)).length;
      const isOpen = pairs <= left && gained >= leastGain;
      return { place, gained, worth: isOpen ? gained / (pairs + overhead) : 0 };
    });
    const best = worths.reduce((one, other) => (other.worth > one.worth ? other : one), {
      place: -1,
      gained: 0,
      worth: 0,
    });
    if (best.place < 0) break;
    for (const pair of rules[best.place]?.brings ?? []) found.add(pair);
    left -= rules[best.place]?.pairs ?? 0;
    chosen.push({ place: best.place, gained: best.gained });
  }
  return { chosen, missing: PAIRS - found.size };
}

describe('choosing rules', () => {
  it('takes each time the one that adds most for what it costs, as counting everything anew does', () => {
    fc.assert(
      fc.property(plan, (asked) => {
        const { chosen, missing } = choose(asked);
        const expected = slowly(asked);
        expect(chosen).toEqual(expected.chosen);
        expect(sizeOf(missing)).toBe(expected.missing);
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it('keeps within the budget and the number of rules, and each rule adds what it must', () => {
    fc.assert(
      fc.property(plan, (asked) => {
        const { chosen, missing } = choose(asked);
        const spent = chosen.reduce((sum, { place }) => sum + (asked.rules[place]?.pairs ?? 0), 0);
        expect(spent).toBeLessThanOrEqual(asked.budget);
        expect(chosen.length).toBeLessThanOrEqual(asked.mostRules);
        for (const { gained } of chosen) expect(gained).toBeGreaterThanOrEqual(asked.leastGain);
        expect(sizeOf(missing)).toBe(PAIRS - chosen.reduce((sum, { gained }) => sum + gained, 0));
      }),
      { seed: 6, numRuns: 300 },
    );
  });
});

describe('sets of pairs', () => {
  it('count and lose what is common to several as lists do', () => {
    const list = fc.uniqueArray(fc.integer({ min: 0, max: PAIRS - 1 }));
    fc.assert(
      fc.property(list, fc.array(list, { minLength: 1, maxLength: 3 }), (among, others) => {
        const common = among.filter((pair) => others.every((other) => other.includes(pair)));
        const set = setOf(among);
        expect(sizeOf(set)).toBe(among.length);
        expect(sizeOfCommon(others.map(setOf), set)).toBe(common.length);
        removeCommon(set, others.map(setOf));
        expect(set).toEqual(setOf(among.filter((pair) => !common.includes(pair))));
      }),
      { seed: 7 },
    );
  });
});
