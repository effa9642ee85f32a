import { dropSilenced } from './silenced.ts';
import { letterGroups } from './thai-letters.ts';

const LENGTH = 5;

/** Tones, the short mark, and signs that are not said. */
const UNSAID = /[่-๋็ํฺๆฯ]/g;

/** The first consonant is kept as the letter of its group. */
const FIRST = letterGroups({
  ก: 'กขฃคฅฆ',
  ง: 'ง',
  จ: 'จ',
  ช: 'ฉชฌ',
  ซ: 'ซศษส',
  ย: 'ญย',
  ด: 'ฎด',
  ต: 'ฏต',
  น: 'ณน',
  ท: 'ฐฑฒถทธ',
  บ: 'บ',
  ป: 'ป',
  พ: 'ผพภ',
  ฟ: 'ฝฟ',
  ม: 'ม',
  ร: 'รลฬฤฦ',
  ว: 'ว',
  ห: 'หฮ',
  อ: 'อ',
});

const REST = letterGroups({
  1: 'กขฃคฅฆ',
  2: 'ง',
  3: 'จฉชซฌฎฏดตฐฑฒถทธศษส',
  4: 'ญณนรลฬฤฦ',
  5: 'บปผฝพฟภ',
  6: 'มำ',
  7: 'ยวไใ',
  8: 'หฮ',
  9: 'า',
  A: 'ๅึื',
  B: 'เ',
  C: 'แ',
  D: 'โ',
  E: 'ุู',
  F: 'อ',
});

/** Vowels that part syllables and leave no code. */
const SILENT_VOWELS = 'ะัิี';
const CODED_VOWELS = 'าๅึืู';
/** Vowels before which a letter that may be mute is said. */
const ABOVE_OR_BELOW = 'ึืุู';
/** After these letters a final short u is not said (ธาตุ). */
const MUTE_U_AFTER = 'ตธ';

/**
 * The sound key of Lorchirachoonkul and Khuwinphunt (1982), as the Thai encyclopaedia for youth describes it (volume 25):
 * the group of the first consonant and up to four codes, some of them for vowels; equal neighbours count once unless a
 * vowel parts them. Null when there is no Thai consonant to begin with.
 */
export function lk82(text: string): string | null {
  const said = Array.from(dropSilenced(text).replace(UNSAID, '')).filter(isKnown);
  const [first = '', second = ''] = said;
  const startsWithVowel = !FIRST.has(first);
  const initial = FIRST.get(startsWithVowel ? second : first);
  if (initial === undefined) return null;
  const codes = startsWithVowel ? [initial, REST.get(first) ?? ''] : [initial];
  codes.push(...codesOf(said.slice(startsWithVowel ? 2 : 1)));
  return codes
    .filter((code, place) => code !== codes[place - 1])
    .join('')
    .padEnd(LENGTH, '0')
    .slice(0, LENGTH);
}

function isKnown(letter: string): boolean {
  return FIRST.has(letter) || REST.has(letter) || SILENT_VOWELS.includes(letter);
}

/** The code of every letter that is said; a vowel without a code leaves an empty one, which parts equal neighbours. */
function codesOf(letters: readonly string[]): string[] {
  const codes: string[] = [];
  let afterVowel = false;
  letters.forEach((letter, place) => {
    const isMarked = ABOVE_OR_BELOW.includes(letters[place + 1] ?? ' ');
    const isVowel = letter === 'ุ' || SILENT_VOWELS.includes(letter) || CODED_VOWELS.includes(letter);
    if (SILENT_VOWELS.includes(letter)) codes.push('');
    else if (letter === 'ุ') codes.push(MUTE_U_AFTER.includes(letters[place - 1] ?? ' ') ? '' : 'E');
    else if ('หอ'.includes(letter) ? isMarked : !'รวยฤฦ'.includes(letter) || afterVowel || isMarked)
      codes.push(REST.get(letter) ?? '');
    afterVowel = isVowel;
  });
  return codes;
}
