import { hasThai, THAI } from './thai-letters.ts';

/** Marks above and below in the order in which they are typed on one consonant; the ring comes last, where it can join า. */
const MARK_ORDER = 'ฺุูัิีึื็่้๊๋์๎ํ';
const MARKS = new RegExp(`[${MARK_ORDER}]{2,}`, 'g');
const AM_WITH_TONES = new RegExp(`(?:ํา[${THAI.tone}]*)+`, 'g');
const NO_TONES = new RegExp(`[^${THAI.tone}]`, 'g');

/** The signs of abbreviation and repetition, the baht sign, and the marks of old manuscripts. */
const SIGNS = /[ฯๆ฿๏๚๛]/g;
const DIGITS = /[๐-๙]/g;
const THAI_ZERO = 0x0e50;

/** Not seen, but typed or pasted: joiners, direction marks, soft hyphens, byte order marks and control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a control character in a name is what is looked for
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

/** Accents of other scripts beside a Thai letter: left over from a keyboard, and in the way of ordering marks. */
const STRAY_ACCENTS = /(?<=[ก-๎])[\u0300-\u036f]+|[\u0300-\u036f]+(?=[ก-๎])/g;

/** A space inside one Thai name, unless it stands beside the particle of families named after a place (ณ อยุธยา). */
const INNER_SPACE = /(?<=[ก-๎])(?<!(?:^| )ณ) (?=[ก-๎])(?!ณ(?: |$))/g;

/** Anything that has to be put right. Most names have none of it, so one look spares them the rest. */
const ODD = /[^ก-ฮะ-ูเ-ไ็-์a-zA-Z ]|^ | $| {2}|เเ|ำ[ำ่-๋]|[ัิ-ู็][ัิ-ู็]|[่-๋][ัิ-ู็-๋]|์[ัิ-ู็-์]/;

/** Drops what is not seen and makes each run of white space one space. */
export function tidySpaces(text: string): string {
  return text.replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
}

/**
 * One spelling for what looks the same: marks in their order and once, two ways to type a letter made one, ordinary digits, no signs
 * that are no letters. Words stay apart; text of other scripts is only tidied.
 */
export function normaliseThai(text: string): string {
  return ODD.test(text) ? oneSpelling(tidyText(text.replace(SIGNS, ''))) : text;
}

/** One given or family name: as `normaliseThai`, and written in one word but for families named after a place. */
export function normaliseThaiName(name: string): string {
  if (!ODD.test(name) && !name.includes(' ')) return name;
  return oneSpelling(tidyText(name.replace(SIGNS, '')).replace(INNER_SPACE, ''));
}

function tidyText(text: string): string {
  return tidySpaces(text).normalize('NFC').replace(STRAY_ACCENTS, '').normalize('NFC');
}

/** A tone belongs before am, whether that was typed as one letter or as two; so am is taken apart and put together again. */
function oneSpelling(text: string): string {
  if (!hasThai(text)) return text;
  return text
    .replace(/(?<![ฤฦ])ๅ/g, 'า')
    .replaceAll('เเ', 'แ')
    .replaceAll('ำ', 'ํา')
    .replace(MARKS, orderMarks)
    .replace(AM_WITH_TONES, (am) => `${am.replace(NO_TONES, '')}ํา`)
    .replace(MARKS, orderMarks)
    .replaceAll('ํา', 'ำ')
    .replace(DIGITS, (digit) => String(digit.charCodeAt(0) - THAI_ZERO));
}

function orderMarks(marks: string): string {
  return [...new Set(marks)]
    .sort((left, right) => MARK_ORDER.indexOf(left) - MARK_ORDER.indexOf(right))
    .join('');
}
