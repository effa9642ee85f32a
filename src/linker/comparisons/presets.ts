import { problem } from '../../base/errors/index.ts';
import type { Condition } from './condition.ts';
import type { Level } from './levels.ts';

/** The kinds of column for which there is a ready list of levels. */
export const PRESETS = [
  'exact',
  'name',
  'full-name',
  'name-pair',
  'date',
  'digits',
  'text',
  'words',
  'postcode',
  'coordinates',
] as const;
export type Preset = (typeof PRESETS)[number];

/** What a preset may be told beyond the column. */
export type PresetOptions = Readonly<{
  /** The second column: the surname of a `name-pair`, the longitude of `coordinates`. */
  other?: string | undefined;
  /** How many years lie between two eras that are mixed in dates. */
  eraYears?: number | undefined;
  /** Names and texts by Jaro-Winkler likeness, which favours beginnings, or by edits. */
  measure?: 'jaro-winkler' | 'levenshtein' | undefined;
  /** How many first letters of a postcode mark its larger areas, the smallest area first. */
  prefixes?: readonly number[] | undefined;
}>;

type Asked = Readonly<{ column: string; options: PresetOptions }>;

/** Days of a leap year. */
const YEAR_DAYS = 366;
/** Ten years with as many leap days as they can have. */
const WITHIN_TEN_YEARS: Condition = { is: 'days-apart', atMost: 3653 };

const EXACT: Level = { label: 'exact', when: { is: 'exact' } };

/** Ready lists of levels by kind of column. No list asks for swapped neighbours in dates or numbers: that is slow and says little. */
const LISTS: Readonly<Record<Preset, (asked: Asked) => readonly Level[]>> = {
  exact: () => [EXACT],
  name: ({ options }) => [
    EXACT,
    ...(options.measure === 'levenshtein' ? edits([1, 2]) : likenesses([0.92, 0.88])),
    { label: 'initial', when: { is: 'initial' } },
    ...(options.measure === 'levenshtein' ? edits([3]) : likenesses([0.7])),
  ],
  'full-name': () => [
    EXACT,
    ...likenesses([0.92]),
    { label: 'two words in common', when: { is: 'overlap', atLeast: 2 } },
    ...likenesses([0.8]),
    { label: 'a word in common', when: { is: 'overlap', atLeast: 1 } },
  ],
  'name-pair': (asked) => namePair(secondOf('name-pair', asked, 'surname')),
  date: ({ options }) => [
    EXACT,
    { label: 'day and month swapped', when: { is: 'day-month-swapped' } },
    ...eras(options.eraYears),
    { label: 'one digit differs', when: { is: 'digits-differ', atMost: 1 } },
    { label: 'same year and month', when: { is: 'same-part', part: 'year-month' } },
    { label: 'within a year', when: { is: 'days-apart', atMost: YEAR_DAYS } },
    {
      label: 'same month and day within ten years',
      when: all({ is: 'same-part', part: 'month-day' }, WITHIN_TEN_YEARS),
    },
    { label: 'within ten years', when: WITHIN_TEN_YEARS },
  ],
  digits: () => [
    EXACT,
    { label: 'one digit differs', when: { is: 'digits-differ', atMost: 1 } },
    { label: 'two digits differ', when: { is: 'digits-differ', atMost: 2 } },
  ],
  text: ({ options }) => [
    EXACT,
    ...(options.measure === 'levenshtein' ? edits([1, 2]) : likenesses([0.92])),
    { label: 'a word in common', when: { is: 'overlap', atLeast: 1 } },
    ...(options.measure === 'levenshtein' ? edits([4]) : likenesses([0.8])),
  ],
  words: () => [
    EXACT,
    { label: 'same words', when: { is: 'overlap-share', atLeast: 1 } },
    ...[0.75, 0.5, 0.25].map((atLeast) => wordShare(atLeast)),
  ],
  postcode: ({ options }) => [
    EXACT,
    { label: 'same first word', when: all({ is: 'overlap', atLeast: 1 }, { is: 'prefix', length: 1 }) },
    ...(options.prefixes ?? [3, 2]).map((length) => beginning(length)),
  ],
  coordinates: (asked) => {
    const longitude = secondOf('coordinates', asked, 'longitude');
    return [1, 10, 100].map((atMost) => ({
      label: `within ${atMost} km`,
      when: { is: 'km', atMost, latitude: asked.column, longitude },
    }));
  },
};

/**
 * The levels of a kind of column, the best agreement first. `name-pair` is of the forename's column, `coordinates` of the latitude's;
 * both need `other`. Throws PRESET_NEEDS_COLUMN.
 */
export function presetLevels(preset: Preset, column: string, options: PresetOptions = {}): readonly Level[] {
  return LISTS[preset]({ column, options });
}

function namePair(surname: string): readonly Level[] {
  const sameSurname: Condition = { is: 'exact', column: surname };
  const alike = (atLeast: number): Condition =>
    all({ is: 'jaro-winkler', atLeast }, { is: 'jaro-winkler', atLeast, column: surname });
  return [
    { label: 'both exact', when: all({ is: 'exact' }, sameSurname) },
    { label: 'swapped', when: { is: 'swapped', with: surname } },
    { label: 'both alike', when: alike(0.88) },
    { label: 'surname exact', when: sameSurname },
    { label: 'forename exact', when: { is: 'exact' } },
    { label: 'both somewhat alike', when: alike(0.7) },
  ];
}

function secondOf(preset: Preset, { column, options }: Asked, what: string): string {
  if (options.other === undefined) throw problem('PRESET_NEEDS_COLUMN', { preset, column, what });
  return options.other;
}

function eras(years: number | undefined): readonly Level[] {
  return years === undefined
    ? []
    : [{ label: `eras ${years} years apart`, when: { is: 'years-apart', exactly: years } }];
}

function likenesses(amounts: readonly number[]): readonly Level[] {
  return amounts.map((atLeast) => ({ label: `likeness ${atLeast}`, when: { is: 'jaro-winkler', atLeast } }));
}

function edits(amounts: readonly number[]): readonly Level[] {
  return amounts.map((atMost) => ({ label: `${atMost} edits`, when: { is: 'levenshtein', atMost } }));
}

function wordShare(atLeast: number): Level {
  return { label: `${atLeast * 100} % of words in common`, when: { is: 'overlap-share', atLeast } };
}

function beginning(length: number): Level {
  return { label: `same first ${length} letters`, when: { is: 'prefix', length } };
}

function all(...of: readonly Condition[]): Condition {
  return { is: 'all', of };
}
