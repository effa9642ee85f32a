import type { PlannedRule } from '../../settings/index.ts';
import { isWhole } from './candidate-terms.ts';
import { type CodedRecords, NO_VALUE } from './coded-records.ts';
import { include, type PairSet, pairSet } from './pair-sets.ts';

type PlannedTerm = PlannedRule['keys'][number];

/** How often one person's value is written alike twice. Registers are better or worse; only the order of rules depends on it. */
const ALIKE = { least: 0.5, most: 0.95 };

/** Where it is not, how often a part of it still is: texts are misspelt late rather than early, words are swapped or dropped. */
const PART_ALIKE = { first2: 0.6, first3: 0.45, first4: 0.3, letters: 0.25, firstWord: 0.4, lastWord: 0.3 };

/** Most dates that differ do so in one part. */
const ONE_DATE_PART = 0.75;

/**
 * Two records of one person as they may look when nothing is known of how a register errs: values are missing as often, and in the same
 * records, as they are; what is there is alike or not by chance, each column on its own. For each term the pairs that agree on it.
 */
export function likelyPairs(
  terms: readonly PlannedTerm[],
  records: CodedRecords,
  pairs: number,
): readonly PairSet[] {
  const sets = terms.map(() => pairSet(pairs));
  const columns = [...new Set(terms.map(({ column }) => column))];
  const whole = columns.map((name) => terms.findIndex((term) => term.column === name && isWhole(term)));
  const random = randomNumbers(1);
  for (let pair = 0; pair < pairs; pair++) {
    const [one, other] = [random(), random()].map((draw) => Math.floor(draw * records.count));
    const alike = ALIKE.least + random() * (ALIKE.most - ALIKE.least);
    columns.forEach((name, index) => {
      const agrees = drawAgreement(random, alike);
      const known = (record = 0) => records.codes[whole[index] ?? 0]?.[record] !== NO_VALUE;
      if (!known(one) || !known(other)) return;
      terms.forEach((term, at) => {
        if (term.column !== name || records.codes[at]?.[one ?? 0] === NO_VALUE) return;
        if (agrees(term)) include(sets[at] ?? pairSet(0), pair);
      });
    });
  }
  return sets;
}

/** How one column of one pair agrees; the same draws whatever terms are asked for. */
function drawAgreement(random: () => number, chance: number): (term: PlannedTerm) => boolean {
  const alike = random() < chance;
  const beginning = random();
  const end = random();
  const word = random();
  const one = random() < ONE_DATE_PART;
  const wrong = Math.floor(random() * 3);
  return ({ first, last, part, word: place, sounds }) => {
    if (alike) return true;
    if (part)
      return (
        one && (wrong === 0 ? part === 'month-day' : wrong === 1 ? part === 'year' : part !== 'month-day')
      );
    if (first !== undefined) return beginning < beginningAlike(first);
    if (last !== undefined) return end < beginningAlike(last);
    if (place !== undefined) return word < (place > 0 ? PART_ALIKE.firstWord : PART_ALIKE.lastWord);
    return sounds !== undefined && word < PART_ALIKE.letters;
  };
}

function beginningAlike(letters: number): number {
  if (letters <= 2) return PART_ALIKE.first2;
  return letters === 3 ? PART_ALIKE.first3 : PART_ALIKE.first4;
}

/** Numbers in [0, 1) that look random and are the same every time (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
