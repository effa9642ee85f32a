import type { ColumnKind } from './column-kinds.ts';
import type { SampledColumn } from './read-sample.ts';

/** What people everywhere write where there is nothing to write. */
const ANYWHERE = new Set([
  'n/a',
  'n.a.',
  '#n/a',
  'nan',
  'null',
  'none',
  'unknown',
  'not known',
  'not stated',
  'missing',
]);

/** One date so common, and so much more common than any other, stands for "not known". */
const LEAST_SHARE = 0.01;
const TIMES_THE_NEXT = 5;

const MOST_LISTED = 20;

/**
 * Values of a column that mean "not known": words for it (`said`, in lower case, and those used everywhere), signs alone, numbers of
 * zeros or of one digit over and over, and a date that comes up as no date does.
 */
export function unknownTexts(column: SampledColumn, kind: ColumnKind, said: ReadonlySet<string>): string[] {
  const common = [...column.counts].sort(
    ([one, times], [other, more]) => more - times || (one < other ? -1 : 1),
  );
  const [[first = '', most = 0] = [], [, next = 0] = []] = common;
  const standsOut = most >= LEAST_SHARE * column.known && most >= TIMES_THE_NEXT * next;
  const found = common.filter(([value]) => {
    const text = value.toLowerCase();
    if (said.has(text) || ANYWHERE.has(text) || /^[^\p{L}\p{N}]+$/u.test(text)) return true;
    if (kind.is === 'digits') return /^(0+|(\d)\2{5,})$/.test(text);
    return kind.is === 'date' && (/^([^\d9]*9)+$|^([^\d0]*0)+$/.test(text) || (standsOut && value === first));
  });
  return [...new Set(found.map(([value]) => value.toLowerCase()))].slice(0, MOST_LISTED);
}
