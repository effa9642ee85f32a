import { letterGroups, SILENCER } from '../thai/index.ts';

const CONSONANT = 'ก-ฮ';
const VOWEL_SIGN = 'ะ-ู';
const LEADING = 'เ-ไ';
const SONORANT = 'งญณนมยรลว';
/** What follows a consonant that ends its syllable, or has only the unwritten vowel. */
const BARE = `(?![${VOWEL_SIGN}])`;

/**
 * What is written and not said, and letters that are vowels in one place and consonants in another; in this order. A rule is
 * tried only on names with the letters that stand before it.
 */
const SAID: readonly (readonly [letters: string, seen: RegExp, put: string])[] = [
  // วงศ์ has a vowel that is not written; without one its ว would be a part of the vowel before (พวง).
  ['วง', /ว(?=ง[ศษ])/g, 'วะ'],
  // ษ before ฐ, and ร before a silenced ณ, only end the syllable.
  ['ษฐ', /ษ(?=ฐ)/g, ''],
  [SILENCER, new RegExp(`รณ${SILENCER}`, 'g'), 'น'],
  [SILENCER, new RegExp(`(?<=ญ)จน${SILENCER}|[ทดต]ร${SILENCER}|[${CONSONANT}][ิุ]?${SILENCER}`, 'g'), ''],
  ['', /[่-๋็์ํ ]/g, ''],
  // Double ร is a short a before these letters and an before others.
  ['รร', /(?<![เ-ไ][ก-ฮ])รร(?=[กคดถธพม])/g, 'ั'],
  ['รร', /(?<![เ-ไ][ก-ฮ])รร(?![ะ-ู])/g, 'ัน'],
  // ร that is not said: เพชร, บุตร, จักร, ประเสริฐ, เศรษฐ, เกียรติ; ทร said as s: ทรัพย์, ทรง, ทราย, ทรวง.
  ['เพชร', /เพชร/g, 'เพช'],
  ['ร', new RegExp(`(ต|ัก)ร${BARE}`, 'g'), '$1'],
  ['เสริฐ', /เสริฐ/g, 'เสฐ'],
  ['เศรฐ', /เศรฐ/g, 'เศฐ'],
  ['ียร', /ียร(?=ต)/g, 'ีย'],
  ['ทร', /ทร(?=ัพ|าย|ง|วง)/g, 'ส'],
  // ห that only lifts the tone of the next letter: หนึ่ง, หมอน, เหล่า, พรหม.
  [
    'ห',
    new RegExp(`ห(?=[${SONORANT}][${VOWEL_SIGN}อว])|(?<=[${LEADING}])ห(?=[${SONORANT}])|(?<=ร)ห(?=ม)`, 'g'),
    '',
  ],
  // ว as a part of a vowel: ัว, พวงผกา, แก้ว, ดาว; with a vowel of its own before a consonant that has one: วดี, วนิดา.
  ['ัว', /ัว/g, ''],
  [
    'ว',
    new RegExp(
      `(?<=[า${CONSONANT}])ว(?=[${CONSONANT}]${BARE})(?!ร[${CONSONANT}${LEADING}])|(?<=[เแ].)ว${BARE}`,
      'g',
    ),
    '',
  ],
  ['ว', new RegExp(`(?<!^|[${LEADING}])ว(?=[${LEADING}]|$)`, 'g'), ''],
  // ญ, ร and ล at the end of a syllable are said n; ร in the middle mostly has a vowel (วรพล), ล mostly none (ชลธี).
  ['ญ', new RegExp(`(?<!^|[${LEADING}])ญ${BARE}`, 'g'), 'น'],
  ['ล', new RegExp(`(?<!^|[${LEADING}])ล(?!ล)${BARE}`, 'g'), 'น'],
  ['ร', new RegExp(`(?<![${LEADING}].)(?<=[พกอมษจ]|ีย)ร(?=[${CONSONANT}${LEADING}])${BARE}`, 'g'), 'น'],
  ['ร', new RegExp(`(?<![${LEADING}].)(?<=.)ร$`, 'g'), 'น'],
  // ย as a part of a vowel: ชัย, ไทย, เกียรติ.
  ['ย', new RegExp(`(?<=[ัีาุู${CONSONANT}])ย${BARE}`, 'g'), ''],
  // Any of these is said t at the end.
  ['', new RegExp(`(?<![${LEADING}])[จฉชฌซศษส]$`), 'ต'],
];

const SOUNDS = letterGroups({
  K: 'กขฃคฅฆ',
  G: 'ง',
  C: 'จฉชฌ',
  S: 'ซศษส',
  T: 'ฎฏฐฑฒดตถทธ',
  N: 'ณน',
  P: 'บปผฝพฟภ',
  M: 'มำ',
  L: 'รลฬฤฦ',
  W: 'ว',
  Y: 'ญย',
  H: 'หฮ',
});

/** The consonants of a name in Thai letters as they are said, one capital letter a sound. */
export function thaiSounds(name: string): string {
  let said = name;
  for (const [letters, seen, put] of SAID) if (said.includes(letters)) said = said.replace(seen, put);
  let sounds = '';
  for (const letter of said) sounds += SOUNDS.get(letter) ?? '';
  return sounds;
}
