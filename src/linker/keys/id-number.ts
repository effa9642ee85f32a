import { z } from 'zod';
import { spellThai } from './thai/index.ts';

const digits = z.string().regex(/^\d+$/);
const pattern = z.string().refine(isPattern, 'not a regular expression');

/** How a country's numbers of persons are built. */
export const numberRulesSchema = z
  .strictObject({
    /** The weights of the digits before the check digit, which is last: (modulus - sum modulo modulus) modulo 10. */
    weights: z.array(z.number().int().min(0)).min(2),
    modulus: z.number().int().min(2),
    /** What clerks write where there is no number. */
    unknown: z.array(z.string()),
    placeholders: z.strictObject({
      /** Regular expressions that the whole number fits. */
      patterns: z.array(pattern),
      /** Rows of keys typed one after the other; a number that is a part of one was made up. */
      runs: z.array(digits),
    }),
    /** How many leading zeros a spreadsheet may have dropped; put back only when the check digit then fits. */
    lostZeros: z.number().int().min(0),
    /** Kinds of numbers by their first digits; the longest beginning that fits counts. */
    classes: z.array(
      z.strictObject({
        class: z.string(),
        begins: z.array(digits).min(1),
        /** A person has one such number for life, so two different ones are two people. */
        lasting: z.boolean(),
      }),
    ),
  })
  .readonly();
export type NumberRules = z.infer<typeof numberRulesSchema>;

export type NumberStanding =
  | 'valid'
  | 'bad-checksum'
  | 'placeholder'
  | 'float-damage'
  | 'wrong-length'
  | 'not-a-number'
  | 'missing';

/** What was done to a number before it was looked at. */
export type NumberRepair = 'own-digits' | 'separators' | 'power-of-ten' | 'zeros-restored';

/** A text as a number of a person. `number` has the right count of digits or is null; only a valid one proves anything. */
export type NumberCheck = Readonly<{
  number: string | null;
  standing: NumberStanding;
  class: string | null;
  /** Whether two different valid numbers of this class cannot be one person's. */
  lasting: boolean;
  repairs: readonly NumberRepair[];
}>;

/** What a spreadsheet shows of a long number. */
const POWER_OF_TEN = /^(\d)(?:[.,](\d+))?e\+?(\d{1,2})$/i;
const ZERO_FRACTION = /^(\d+)[.,]0*$/;
const SEPARATORS = /[\s\-‐-―._/'"=]/g;
const OWN_DIGIT = /[๐-๙]/;

/** Makes the function that reads numbers whose digits may be parted, in the country's script, or damaged by a spreadsheet. */
export function compileNumberCheck(rules: NumberRules): (text: string) => NumberCheck {
  const unknown = new Set(rules.unknown);
  const patterns = rules.placeholders.patterns.map((pattern) => new RegExp(`^(?:${pattern})$`));
  const isPlaceholder = (digits: string) =>
    patterns.some((pattern) => pattern.test(digits)) ||
    (digits.length === lengthOf(rules) && rules.placeholders.runs.some((run) => run.includes(digits)));
  return (text) => {
    const plain = spellThai(text);
    const repairs: NumberRepair[] = OWN_DIGIT.test(text) ? ['own-digits'] : [];
    if (plain === '' || unknown.has(plain)) return useless('missing', repairs);
    const power = POWER_OF_TEN.exec(plain);
    const whole = power ? wholeNumber(power) : plain.replace(ZERO_FRACTION, '$1');
    if (whole === null) return useless('float-damage', repairs);
    if (power) repairs.push('power-of-ten');
    const bare = whole.replace(SEPARATORS, '');
    if (bare !== whole) repairs.push('separators');
    if (!/^\d+$/.test(bare)) return useless('not-a-number', repairs);
    if (isPlaceholder(bare)) return useless('placeholder', repairs);
    const number = withLostZeros(bare, rules);
    if (number === null) return useless('wrong-length', repairs);
    if (number !== bare) repairs.push('zeros-restored');
    const standing = hasCheckDigit(number, rules) ? 'valid' : 'bad-checksum';
    return { number, standing, ...classOf(number, rules), repairs };
  };
}

/** Valid numbers that one wrong digit, or two neighbours that changed places, could have made into this one. */
export function numbersNear(
  number: string,
  rules: NumberRules,
): readonly Readonly<{ number: string; change: 'digit' | 'swap' }>[] {
  const near: { number: string; change: 'digit' | 'swap' }[] = [];
  const offer = (candidate: string, change: 'digit' | 'swap') => {
    if (candidate !== number && hasCheckDigit(candidate, rules)) near.push({ number: candidate, change });
  };
  for (let place = 0; place < number.length; place++) {
    const [before, after] = [number.slice(0, place), number.slice(place + 1)];
    for (let digit = 0; digit <= 9; digit++) offer(`${before}${digit}${after}`, 'digit');
    if (after !== '') offer(before + after.charAt(0) + number.charAt(place) + after.slice(1), 'swap');
  }
  return near;
}

/** Whether a text of digits has the right length and ends with its check digit. */
export function hasCheckDigit(number: string, { weights, modulus }: NumberRules): boolean {
  if (number.length !== weights.length + 1) return false;
  let sum = 0;
  for (let place = 0; place < weights.length; place++)
    sum += (number.charCodeAt(place) - 48) * (weights[place] ?? 0);
  return (modulus - (sum % modulus)) % 10 === number.charCodeAt(weights.length) - 48;
}

/** The number that a power of ten stands for, or null when it has lost digits. */
function wholeNumber([, first = '', fraction = '', power = '']: RegExpExecArray): string | null {
  const zeros = fraction.slice(Number(power));
  return fraction.length >= Number(power) && /^0*$/.test(zeros)
    ? first + fraction.slice(0, Number(power))
    : null;
}

function useless(standing: NumberStanding, repairs: readonly NumberRepair[]): NumberCheck {
  return { number: null, standing, class: null, lasting: false, repairs };
}

function lengthOf({ weights }: NumberRules): number {
  return weights.length + 1;
}

function withLostZeros(bare: string, rules: NumberRules): string | null {
  const length = lengthOf(rules);
  if (bare.length === length) return bare;
  const lost = length - bare.length;
  const restored = bare.padStart(length, '0');
  return lost > 0 && lost <= rules.lostZeros && hasCheckDigit(restored, rules) ? restored : null;
}

function classOf(number: string, { classes }: NumberRules): Pick<NumberCheck, 'class' | 'lasting'> {
  let longest = -1;
  let found: NumberRules['classes'][number] | undefined;
  for (const entry of classes) {
    for (const begin of entry.begins) {
      if (begin.length > longest && number.startsWith(begin)) [longest, found] = [begin.length, entry];
    }
  }
  return { class: found?.class ?? null, lasting: found?.lasting ?? false };
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) !== undefined;
  } catch {
    return false;
  }
}
