import type { Condition } from '../../comparisons/index.ts';
import type { LinkSettings, PlannedRule, Term } from '../../settings/index.ts';

type PlannedTerm = PlannedRule['keys'][number];
type Comparison = LinkSettings['comparisons'][number];

/** What a column is made of, as far as parts of it can bring records together. */
type Matter = 'name' | 'full-name' | 'date' | 'digits' | 'text' | 'code';

/** Which parts of a column survive when a person's value is written in two ways; the wider before those within it. */
const PARTS: Readonly<Record<Matter, readonly Omit<PlannedTerm, 'column'>[]>> = {
  name: [{ first: 2 }, { first: 3 }, { first: 4 }, { sounds: 'letters' }, {}],
  'full-name': [{ first: 3 }, { first: 4 }, { word: 1 }, { word: -1 }, { sounds: 'letters' }, {}],
  date: [{ part: 'year' }, { part: 'year-month' }, { part: 'month-day' }, {}],
  digits: [{ first: 3 }, { first: 4 }, { last: 4 }, {}],
  text: [{ first: 2 }, { first: 3 }, { first: 4 }, { word: 1 }, { word: -1 }, {}],
  code: [{}],
};

const MATTER_OF_PRESET: Readonly<Record<Extract<Comparison['levels'], string>, Matter | undefined>> = {
  exact: 'code',
  name: 'name',
  'full-name': 'full-name',
  'name-pair': 'name',
  date: 'date',
  digits: 'digits',
  text: 'text',
  words: 'text',
  postcode: 'digits',
  coordinates: undefined,
};

/** Terms that may go into blocking rules, for every column that is compared, by its kind. */
export function candidateTerms(settings: LinkSettings): PlannedTerm[] {
  const matters = new Map<string, Matter>();
  for (const comparison of settings.comparisons) {
    const matter = matterOf(comparison);
    if (!matter) continue;
    const other = comparison.levels === 'name-pair' ? comparison.options.other : undefined;
    for (const column of [comparison.column, ...(other ? [other] : [])])
      if (!matters.has(column)) matters.set(column, matter);
  }
  return [...matters].flatMap(([column, matter]) => PARTS[matter].map((part) => ({ column, ...part })));
}

/** Terms, each once, and the place of each. */
export type TermList = Readonly<{ terms: readonly PlannedTerm[]; placeOf: (term: PlannedTerm) => number }>;

/** The terms that may go into rules together with those that are in rules already. */
export function listTerms(candidates: readonly PlannedTerm[], rules: readonly PlannedRule[]): TermList {
  const textOf = ({ column, ...part }: PlannedTerm) => JSON.stringify([column, Object.entries(part).sort()]);
  const listed = new Map<string, PlannedTerm>();
  for (const term of [...candidates, ...rules.flatMap(({ keys }) => keys)])
    if (!listed.has(textOf(term))) listed.set(textOf(term), term);
  const places = new Map([...listed.keys()].map((text, place) => [text, place]));
  return { terms: [...listed.values()], placeOf: (term) => places.get(textOf(term)) ?? 0 };
}

/** Whether records that agree on one term always agree on the other, as far as they know it. */
export function isWithin(term: PlannedTerm, wider: PlannedTerm): boolean {
  if (term.column !== wider.column) return false;
  if (isWhole(term)) return true;
  if (term.first !== undefined && wider.first !== undefined) return term.first >= wider.first;
  return term.part === 'year-month' && wider.part === 'year';
}

/** Whether a term is all of its column. */
export function isWhole(term: PlannedTerm): boolean {
  return Object.keys(term).length === 1;
}

/** A term as it is written in a settings file. */
export function writtenTerm(term: PlannedTerm): Term {
  return isWhole(term) ? term.column : term;
}

function matterOf({ levels }: Comparison): Matter | undefined {
  if (typeof levels === 'string') return MATTER_OF_PRESET[levels];
  const asked = new Set(levels.flatMap(({ when }) => kindsIn(when)));
  const has = (...kinds: readonly Condition['is'][]) => kinds.some((kind) => asked.has(kind));
  if (has('km', 'number-apart', 'number-share-apart')) return undefined;
  if (has('same-part', 'day-month-swapped', 'days-apart', 'years-apart')) return 'date';
  if (has('overlap', 'overlap-share')) return 'text';
  if (has('prefix', 'digits-differ')) return 'digits';
  if (has('jaro-winkler', 'levenshtein', 'damerau', 'initial', 'swapped')) return 'name';
  return 'code';
}

function kindsIn(condition: Condition): readonly Condition['is'][] {
  switch (condition.is) {
    case 'all':
    case 'any':
      return condition.of.flatMap(kindsIn);
    case 'not':
      return kindsIn(condition.of);
    default:
      return [condition.is];
  }
}
