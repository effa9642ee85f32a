import { type DateForm, dateFormOf } from './date-formats.ts';
import { meanOf, type SampledColumn, shareOf } from './read-sample.ts';

/** What a column is, as its values show, and the words that say why. */
export type ColumnKind = Readonly<
  { why: string } & (
    | { is: 'unused' | 'email' | 'category' | 'name' | 'full-name' | 'text' | 'words' | 'year' | 'decimal' }
    | { is: 'date'; form: DateForm }
    | { is: 'digits'; marked: boolean }
    | { is: 'code'; length: number }
  )
>;

const FEW_KNOWN = 0.02;
const NEARLY_ALL = 0.9;
const MOST = 0.8;

/** Tells the kind of a column from its values alone. */
export function kindOf(column: SampledColumn, eraYears: number | undefined): ColumnKind {
  const { counts, known, rows } = column;
  if (known === 0) return { is: 'unused', why: 'no row has a value' };
  if (counts.size === 1) return { is: 'unused', why: 'every row has the same value' };
  if (known < FEW_KNOWN * rows.length)
    return { is: 'unused', why: `only ${percent(known / rows.length)} of rows have a value` };
  const form = dateFormOf(column, eraYears);
  if (form) {
    const eras = form.mixedEras ? `, years of two eras ${eraYears} apart` : '';
    return {
      is: 'date',
      form,
      why: `${percent(form.share)} of values are dates written ${form.format}${eras}`,
    };
  }
  const emails = shareOf(column, (value) => /^\S+@\S+$/.test(value));
  if (emails >= MOST) return { is: 'email', why: `${percent(emails)} of values have an @ inside` };
  return numberKind(column) ?? codeKind(column) ?? textKind(column);
}

/** Numbers of this many digits or fewer are counts, ages and house numbers, not numbers that name somebody. */
const SHORT = 3;
const FEW_VALUES = 30;

function numberKind(column: SampledColumn): ColumnKind | undefined {
  const decimals = shareOf(column, (value) => /^-?[0-9]+[.][0-9]{3,}$/.test(value));
  if (decimals >= MOST) return { is: 'decimal', why: `${percent(decimals)} of values have decimals` };
  const share = shareOf(column, (value) => /^[0-9][0-9\s()./+-]*$/.test(value));
  if (share < NEARLY_ALL) return undefined;
  const length = meanOf(column, (value) => value.replaceAll(/[^0-9]/g, '').length);
  if (column.counts.size <= FEW_VALUES)
    return { is: 'category', why: `${column.counts.size} different numbers` };
  const years = shareOf(column, (value) => /^(1[7-9]|2[0-7])[0-9]{2}$/.test(value));
  if (years >= NEARLY_ALL && column.counts.size <= 2 * YEARS_OF_A_LIFE)
    return { is: 'year', why: `${percent(years)} of values are years` };
  if (length <= SHORT) return { is: 'category', why: `numbers of ${length.toFixed(1)} digits on average` };
  const marked = shareOf(column, (value) => /[^0-9]/.test(value)) > 0;
  return {
    is: 'digits',
    marked,
    why: `${percent(share)} of values are digits, ${length.toFixed(1)} on average`,
  };
}

const YEARS_OF_A_LIFE = 120;
const LONGEST_CODE = 12;

/** Letters and digits together in one or two short words: postcodes, passports, permits. */
function codeKind(column: SampledColumn): ColumnKind | undefined {
  const mixed = shareOf(
    column,
    (value) => /\p{L}/u.test(value) && /[0-9]/.test(value) && wordsIn(value) <= 2,
  );
  const length = meanOf(column, (value) => value.replaceAll(/\s/g, '').length);
  if (mixed < MOST || length > LONGEST_CODE) return undefined;
  return {
    is: 'code',
    length: Math.round(length),
    why: `${percent(mixed)} of values are letters and digits together`,
  };
}

/** Each of a few values must come up so often on average for them to be a list of categories. */
const TIMES_A_CATEGORY = 10;
const DISTINCT_NAMES = 0.3;
const LONG_TEXT = 100;

function textKind(column: SampledColumn): ColumnKind {
  const { counts, known } = column;
  const few = coverOf([...counts.values()], FEW_VALUES);
  if (few >= NEARLY_ALL && known >= Math.min(counts.size, FEW_VALUES) * TIMES_A_CATEGORY)
    return {
      is: 'category',
      why: `${percent(few)} of values are ${Math.min(counts.size, FEW_VALUES)} different ones`,
    };
  const words = meanOf(column, wordsIn);
  const length = meanOf(column, (value) => value.length);
  const digits = shareOf(column, (value) => /\p{N}/u.test(value));
  const said = `${words.toFixed(1)} words a value, ${percent(digits)} with digits`;
  if (length > LONG_TEXT) return { is: 'unused', why: `long texts of ${Math.round(length)} letters` };
  if (words >= 4) return { is: 'words', why: said };
  const several = shareOf(column, (value) => wordsIn(value) >= 2);
  if (several >= MOST && digits < 0.05 && counts.size >= DISTINCT_NAMES * known && !endsAlike(column))
    return { is: 'full-name', why: `${percent(several)} of values are several words, and most differ` };
  if (words < 1.3 && digits < 0.1) return { is: 'name', why: said };
  return { is: 'text', why: said };
}

/** Share of rows that have one of the most common values. */
function coverOf(counts: readonly number[], most: number): number {
  const sum = (list: readonly number[]) => list.reduce((all, times) => all + times, 0);
  return sum(counts.toSorted((one, other) => other - one).slice(0, most)) / sum(counts);
}

/** Streets end in one of a few words; people do not. */
function endsAlike({ counts }: SampledColumn): boolean {
  const ends = new Map<string, number>();
  for (const [value, times] of counts) {
    const end = value.split(/\s+/).at(-1) ?? '';
    ends.set(end, (ends.get(end) ?? 0) + times);
  }
  return coverOf([...ends.values()], FEW_ENDS) >= MOST_ENDS;
}

const FEW_ENDS = 15;
const MOST_ENDS = 0.6;

function wordsIn(value: string): number {
  return value.split(/\s+/).length;
}

/** A share for people to read. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;
}
