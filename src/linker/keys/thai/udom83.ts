import { dropSilenced } from './silenced.ts';
import { letterGroups, THAI } from './thai-letters.ts';

const LENGTH = 7;

const C = `[${THAI.consonant}]`;

/** How double ร, the two letters for ai and the letter for am are said, in the order of the thesis. */
const REWRITES: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`รร(?=[${THAI.leadingVowel}])`, 'g'), 'ัน'],
  [new RegExp(`รร(?=${C}[${THAI.consonant}${THAI.leadingVowel}])`, 'g'), 'ั'],
  [/รร/g, 'ัน'],
  [new RegExp(`ไ(?=${C}ย)`, 'g'), ''],
  [new RegExp(`[ไใ](${C})`, 'g'), '$1ย'],
  [/ำม(?![ะ-ู])|ำ/g, 'ม'],
];

/** The first consonant is kept as the first letter of its group. */
const FIRST = letterGroups({
  ก: 'ก',
  ข: 'ขฃคฅฆ',
  ง: 'ง',
  จ: 'จ',
  ช: 'ฉชฌ',
  ส: 'ซศษส',
  ด: 'ฎด',
  ต: 'ฏต',
  ท: 'ฐฑฒถทธ',
  น: 'ณน',
  บ: 'บ',
  ป: 'ป',
  พ: 'ผพภ',
  ฟ: 'ฝฟ',
  ม: 'ม',
  ย: 'ญย',
  ร: 'รลฬฤฦ',
  ว: 'ว',
  อ: 'อ',
  ฮ: 'หฮ',
});

const REST = letterGroups({
  0: 'มว',
  1: 'กขฃคฅฆ',
  2: 'งย',
  3: 'ญณน',
  4: 'ฎฏดตศษส',
  5: 'บปผฝพฟภ',
  6: 'หอฮ',
  7: 'จฉชซฌ',
  8: 'ฐฑฒถทธ',
  9: 'รลฬฤฦ',
});

/**
 * The sound key of Udompanich (Chulalongkorn University, 1983): the group of the first consonant and six digits for the
 * consonants after it, vowels left out. Null when there is no Thai consonant. ฬ inside a word, which the tables in use leave
 * out, counts with ร and ล as it does at the beginning.
 */
export function udom83(text: string): string | null {
  let said = text;
  for (const [seen, put] of REWRITES) said = said.replace(seen, put);
  said = dropSilenced(said);
  let key = '';
  for (let place = 0; place < said.length && key.length < LENGTH; place++) {
    key += (key === '' ? FIRST : REST).get(said.charAt(place)) ?? '';
  }
  return key === '' ? null : key.padEnd(LENGTH, '0');
}
