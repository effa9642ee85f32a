import { letterGroups, SILENCER } from './thai-letters.ts';

/** Consonants by the sound they end a syllable with. */
const SOUNDS = letterGroups({
  0: 'หอฮ',
  1: 'กขฃคฅฆ',
  2: 'จฉชซฌฎฏฐฑฒดตถทธศษส',
  3: 'บปผฝพฟภ',
  4: 'ง',
  5: 'ญณนรลฬ',
  6: 'ม',
  7: 'ย',
  8: 'ว',
});

/**
 * MetaSound (Snae and Brückner, Issues in Informing Science and Information Technology 6, 2009, 497-515): the first
 * consonant as it is written and a digit for each later one, without vowels and silenced letters. Null when there is no
 * Thai consonant.
 */
export function metasound(text: string, length = 4): string | null {
  const kept: string[] = [];
  for (const letter of text) {
    if (SOUNDS.has(letter)) kept.push(letter);
    else if (letter === SILENCER) kept.pop();
  }
  const [first] = kept;
  if (first === undefined) return null;
  const digits = kept.slice(1, length).map((letter) => SOUNDS.get(letter) ?? '');
  return (first + digits.join('')).padEnd(length, '0');
}
