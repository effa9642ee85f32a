import { normaliseThai, tidySpaces } from './thai/index.ts';

/** Accents of Latin, Greek and Cyrillic letters; the vowels and tones of other scripts are letters and stay. */
const ACCENTS = /[\u0300-\u036f]/g;

/** Letters that no accent can be taken from. */
const LETTERS_ALONE: Readonly<Record<string, string>> = {
  æ: 'ae',
  ð: 'd',
  ø: 'o',
  þ: 'th',
  ß: 'ss',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ĳ: 'ij',
  ł: 'l',
  œ: 'oe',
  ŧ: 't',
};
const ALONE = new RegExp(`[${Object.keys(LETTERS_ALONE).join('')}]`, 'g');

const APOSTROPHES = /['’‘`´ʼ"]/g;
const NO_LETTER_OR_DIGIT = /[^\p{L}\p{M}\p{N}]+/gu;
const SIGN = /[^\p{L}\p{M}\p{N} ]/u;
/** Neither ASCII nor Thai: a letter that may have an accent. */
const FOREIGN = /[\u0080-\u0dff\u0e80-\uffff]/;

/** Lower case without accents: `Müller` and `muller` are one. */
export function foldLatin(text: string): string {
  const low = text.toLowerCase();
  if (!FOREIGN.test(low)) return low;
  return low
    .normalize('NFD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .replace(ALONE, (letter) => LETTERS_ALONE[letter] ?? letter);
}

/** A text as it is compared: one spelling of Thai, no accents, lower case; letters and digits with single spaces between words. */
export function cleanText(text: string): string {
  const low = foldLatin(text);
  if (!SIGN.test(low)) return normaliseThai(low);
  return normaliseThai(tidySpaces(low).replace(APOSTROPHES, '').replace(NO_LETTER_OR_DIGIT, ' '));
}
