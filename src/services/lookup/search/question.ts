import type { Country } from '../../../country.ts';
import { compileFold, type Fold } from '../../../linker/index.ts';
import { soundOf } from '../../../stages/search/index.ts';

/** One word of a name as it is looked for. */
export type SoughtWord = Readonly<{
  /** The key that all its spellings share. */
  key: string;
  /** The consonants it is said with; null where they say too little. */
  sound: string | null;
  /** As it was typed, so that the very same spelling comes first. */
  written: string;
  /** Too short to stand for all names that begin so. */
  isWhole: boolean;
}>;

/** What a text was taken for. */
export type SearchQuestion = Readonly<
  | { kind: 'number'; number: bigint; isSound: boolean }
  | { kind: 'house'; code: string }
  | { kind: 'digits' }
  | { kind: 'too-short' }
  | { kind: 'name'; given: SoughtWord; family: SoughtWord | null }
>;

const NUMBER_DIGITS = 13;
const HOUSE_DIGITS = 11;
const LEAST_LETTERS = 3;
const FIRST_THAI_DIGIT = '๐'.charCodeAt(0);

/** Reads what is looked for: digits are a citizen number or a house code by their length, anything else is a name. */
export function readSearch(text: string, country: Country): SearchQuestion {
  const digits = plainDigits(text).replace(/[\s.-]/g, '');
  if (/^\d+$/.test(digits)) return readDigits(digits);
  return readName(withoutTitle(text.trim(), country), compileFold(country.linkage.fold));
}

function readDigits(digits: string): SearchQuestion {
  if (digits.length === NUMBER_DIGITS)
    return { kind: 'number', number: BigInt(digits), isSound: hasCheckDigit(digits) };
  return digits.length === HOUSE_DIGITS ? { kind: 'house', code: digits } : { kind: 'digits' };
}

function plainDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - FIRST_THAI_DIGIT));
}

/** The last digit is 11 less the sum of the others, each times its place from the right, modulo 11. */
function hasCheckDigit(digits: string): boolean {
  const sum = [...digits.slice(0, -1)].reduce(
    (all, digit, place) => all + Number(digit) * (NUMBER_DIGITS - place),
    0,
  );
  return (11 - (sum % 11)) % 10 === Number(digits.at(-1));
}

/** Officers type names as papers have them, with the title before the given name; the longest title that fits is one. */
function withoutTitle(text: string, { intake }: Country): string {
  const titles = Object.values(intake.titles).flat(2);
  const title = titles
    .filter((one) => text.startsWith(one))
    .toSorted((one, other) => other.length - one.length)[0];
  const rest = title === undefined ? text : text.slice(title.length).trim();
  return rest === '' ? text : rest;
}

/** The first word is a given or a family name; with more words it is the given name and the rest is the family name. */
function readName(text: string, fold: Fold): SearchQuestion {
  const [first = '', ...rest] = text.split(/\s+/);
  const given = soughtWord(first, fold);
  const family = rest.length > 0 ? soughtWord(rest.join(' '), fold) : null;
  const letters = (given?.key.length ?? 0) + (family?.key.length ?? 0);
  if (!given || letters < LEAST_LETTERS) return { kind: 'too-short' };
  return { kind: 'name', given, family };
}

function soughtWord(written: string, fold: Fold): SoughtWord | null {
  const key = fold(written);
  if (key === null) return null;
  return { key, sound: soundOf(written), written, isWhole: key.length < LEAST_LETTERS };
}
