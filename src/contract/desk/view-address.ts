/** Pages that can be kept, with what their addresses may say. */
const PAGES: readonly (readonly [path: RegExp, words: readonly string[]])[] = [
  [/^\/area\/[\w-]{1,12}$/, ['layer', 'group', 'show', 'sort', 'by', 'with']],
  [/^\/area\/[\w-]{1,12}\/people$/, ['measure', 'group']],
  [/^\/area\/[\w-]{1,12}\/flags$/, ['kind', 'programme', 'state', 'atLeast']],
  [/^\/area\/[\w-]{1,12}\/households$/, ['top', 'unvisited']],
  [/^\/area\/[\w-]{1,12}\/open-answers$/, []],
  [/^\/explore$/, ['measure', 'group', 'area', 'by', 'rows', 'columns', 'show', 'sort', 'on']],
  [
    /^\/claims\/overview$/,
    ['province', 'hospital', 'right', 'payer', 'month', 'code', 'standing', 'wait', 'sort'],
  ],
  [/^\/lists$/, []],
  [/^\/lists\/\d{1,8}$/, ['area']],
];

/** The language is the reader's and no part of a view. */
const NOT_KEPT = 'lang';
const MOST_LETTERS = 400;

/** A word of an address: ids of our content, codes and small numbers, also in the quotes that digits stand in. */
const WORD = /^(?:[\w:.-]{1,60}|"[\w:.-]{1,60}")$/;
/** A citizen number, a telephone, a house code; and the id of a person or a household. */
const OF_SOMEBODY = /\d{9}|(?:^|[^a-z0-9])[ph][0-9a-z]{12}(?![0-9a-z])/i;

/**
 * The address of a page as it is kept: the same words in the same order, whatever was typed. Nothing for a page that is about
 * somebody, for a word that such a page does not know, and for one that could be a name or a number of a person.
 */
export function readViewAddress(text: string): string | undefined {
  if (!text.startsWith('/') || text.startsWith('//') || text.length > MOST_LETTERS) return undefined;
  const [path = '', asked = ''] = text.split('#')[0]?.split('?') ?? [];
  const page = PAGES.find(([pattern]) => pattern.test(path));
  if (!page || OF_SOMEBODY.test(path)) return undefined;
  const words = [...new URLSearchParams(asked)].filter(([name]) => name !== NOT_KEPT);
  const isKnown = ([name, value]: readonly [string, string]) =>
    page[1].includes(name) && WORD.test(value) && !OF_SOMEBODY.test(value);
  if (!words.every(isKnown) || new Set(words.map(([name]) => name)).size < words.length) return undefined;
  const kept = new URLSearchParams(words.toSorted(([one], [other]) => (one < other ? -1 : 1)));
  return kept.size > 0 ? `${path}?${kept}` : path;
}

/** Whether a name could hold a number of a person: long digits, with what people write between them. */
export function holdsPersonNumber(name: string): boolean {
  return /(?:[\d๐-๙][\s-]*){9}/.test(name);
}
