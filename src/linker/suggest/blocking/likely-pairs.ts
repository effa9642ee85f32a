import type { PlannedRule } from '../../settings/index.ts';
import { isWhole } from './candidate-terms.ts';
import { type CodedRecords, NO_VALUE } from './coded-records.ts';
import { include, type PairSet, pairSet } from './pair-sets.ts';

type PlannedTerm = PlannedRule['keys'][number];

/** How often one person's value is written alike twice: registers are better and worse, so a pair of records draws its own. */
const ALIKE = { least: 0.5, most: 0.95 };

/** Where it is not, how often a part still is: texts are misspelt late rather than early, words change places or go missing. */
const PART_ALIKE = { first2: 0.6, first3: 0.45, first4: 0.3, letters: 0.25, firstWord: 0.4, lastWord: 0.3 };

/** Most dates that differ do so in one part; what then is still alike where it is the year, the month, the day. */
const ONE_DATE_PART = 0.75;
const STILL_ALIKE: readonly (readonly (string | undefined)[])[] = [
  ['month-day'],
  ['year'],
  ['year', 'year-month'],
];

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
  const random = randomNumbers(1);
  const columns = columnsOf(terms);
  const isKnown = (term: number, record: number) => records.codes[term]?.[record] !== NO_VALUE;
  const drawRecord = () => Math.floor(random() * records.count);
  for (let pair = 0; pair < pairs; pair++) {
    const [one, other] = [drawRecord(), drawRecord()];
    const alike = ALIKE.least + random() * (ALIKE.most - ALIKE.least);
    for (const { whole, parts } of columns) {
      const agrees = drawAgreement(random, alike);
      if (!isKnown(whole, one) || !isKnown(whole, other)) continue;
      for (const { place, term } of parts) {
        const set = sets[place];
        if (set && isKnown(place, one) && agrees(term)) include(set, pair);
      }
    }
  }
  return sets;
}

type ColumnTerms = Readonly<{
  whole: number;
  parts: readonly Readonly<{ place: number; term: PlannedTerm }>[];
}>;

function columnsOf(terms: readonly PlannedTerm[]): ColumnTerms[] {
  const placed = terms.map((term, place) => ({ term, place }));
  return [...Map.groupBy(placed, ({ term }) => term.column).values()].map((parts) => ({
    whole: parts.find(({ term }) => isWhole(term))?.place ?? 0,
    parts,
  }));
}

/** How one column of one pair agrees; as many draws whatever is asked. */
function drawAgreement(random: () => number, chance: number): (term: PlannedTerm) => boolean {
  const alike = random() < chance;
  const [beginning, end, words] = [random(), random(), random()];
  const onePart = random() < ONE_DATE_PART;
  const wrongPart = Math.floor(random() * STILL_ALIKE.length);
  return ({ first, last, part, word, sounds }) => {
    if (alike) return true;
    if (part !== undefined) return onePart && STILL_ALIKE[wrongPart]?.includes(part) === true;
    if (first !== undefined) return beginning < edgeAlike(first);
    if (last !== undefined) return end < edgeAlike(last);
    if (word !== undefined) return words < (word > 0 ? PART_ALIKE.firstWord : PART_ALIKE.lastWord);
    return sounds !== undefined && words < PART_ALIKE.letters;
  };
}

function edgeAlike(letters: number): number {
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
