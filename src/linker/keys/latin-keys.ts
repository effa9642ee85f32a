import { foldLatin } from './clean-text.ts';

const SOUNDEX_LENGTH = 4;
const SOUNDEX: Readonly<Record<string, string>> = {
  B: '1',
  F: '1',
  P: '1',
  V: '1',
  C: '2',
  G: '2',
  J: '2',
  K: '2',
  Q: '2',
  S: '2',
  X: '2',
  Z: '2',
  D: '3',
  T: '3',
  L: '4',
  M: '5',
  N: '5',
  R: '6',
};

/**
 * American Soundex as the United States census uses it: the first letter and three digits. Equal neighbours count once, also
 * with H or W between them. Null when there is no Latin letter.
 */
export function soundex(text: string): string | null {
  const letters = latinLetters(text);
  let key = letters.charAt(0);
  if (key === '') return null;
  let last = SOUNDEX[key] ?? '';
  for (let place = 1; place < letters.length && key.length < SOUNDEX_LENGTH; place++) {
    const letter = letters.charAt(place);
    const digit = SOUNDEX[letter] ?? '';
    if (digit !== last) key += digit;
    if (letter !== 'H' && letter !== 'W') last = digit;
  }
  return key.padEnd(SOUNDEX_LENGTH, '0');
}

const BEGINNINGS: readonly (readonly [RegExp, string])[] = [
  [/^MAC/, 'MCC'],
  [/^KN/, 'NN'],
  [/^K/, 'C'],
  [/^P[HF]/, 'FF'],
  [/^SCH/, 'SSS'],
];
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?:EE|IE)$/, 'Y'],
  [/(?:DT|RT|RD|NT|ND)$/, 'D'],
];
/** What becomes of letters after the first; the first rule that fits a place counts. */
const INNER: readonly (readonly [RegExp, string])[] = [
  [/EV/y, 'AF'],
  [/[AEIOU]/y, 'A'],
  [/Q/y, 'G'],
  [/Z/y, 'S'],
  [/M/y, 'N'],
  [/KN/y, 'NN'],
  [/K/y, 'C'],
  [/SCH/y, 'SSS'],
  [/PH/y, 'FF'],
];

/**
 * NYSIIS (Taft, Name Search Techniques, Albany 1970) without its cut at six letters: keeps vowel places, so it parts names that
 * Soundex takes for one. Null when there is no Latin letter.
 */
export function nysiis(text: string): string | null {
  let name = latinLetters(text);
  if (name === '') return null;
  for (const [seen, put] of [...BEGINNINGS, ...ENDINGS]) name = name.replace(seen, put);
  let key = name.charAt(0);
  let said = key;
  for (let place = 1; place < name.length; ) {
    const part = innerPart(name, place, said);
    for (const letter of part) if (letter !== key.at(-1)) key += letter;
    said = part.slice(-1);
    place += part.length;
  }
  return key.charAt(0) + key.slice(1).replace(/S$/, '').replace(/AY$/, 'Y').replace(/A$/, '');
}

/** What stands for the letters at a place; `before` is what stood for the letter before. */
function innerPart(name: string, place: number, before: string): string {
  for (const [seen, put] of INNER) {
    seen.lastIndex = place;
    if (seen.test(name)) return put;
  }
  const letter = name.charAt(place);
  const isSaid = isVowel(before) && isVowel(name.charAt(place + 1));
  if (letter === 'H' && !isSaid) return before;
  return letter === 'W' && isVowel(before) ? before : letter;
}

function isVowel(letter: string): boolean {
  return letter !== '' && 'AEIOU'.includes(letter);
}

function latinLetters(text: string): string {
  return foldLatin(text)
    .replace(/[^a-z]/g, '')
    .toUpperCase();
}
