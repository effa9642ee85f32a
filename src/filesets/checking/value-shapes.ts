import { BUDDHIST_ERA_OFFSET } from '../../base/model/index.ts';

/** What a day written as eight digits is: right, of another era, or no day. */
export type DayShape = 'right' | 'buddhist' | 'wrong';

const FIRST_YEAR = 1850;
/** No day in these files lies so far ahead in the common era, and all days of the other era do. */
const FIRST_BUDDHIST_YEAR = 2400;
const LAST_YEAR = 2200;
const LAST_BUDDHIST_YEAR = LAST_YEAR + BUDDHIST_ERA_OFFSET;
const LONG_MONTH = 31;
const SHORT_MONTHS = new Set([4, 6, 9, 11]);
const ZERO = 48;
const NINE = 57;
const POINT = 46;
const MINUS = 45;

/** Judges `yyyymmdd` without making a date of it, because every row has several. */
export function dayShape(value: string): DayShape {
  if (value.length !== 8 || !areDigits(value, 0, 8)) return 'wrong';
  const year = digits(value, 0, 4);
  const isBuddhist = year >= FIRST_BUDDHIST_YEAR && year <= LAST_BUDDHIST_YEAR;
  if (!isBuddhist && (year < FIRST_YEAR || year > LAST_YEAR)) return 'wrong';
  const common = isBuddhist ? year - BUDDHIST_ERA_OFFSET : year;
  const month = digits(value, 4, 6);
  const day = digits(value, 6, 8);
  if (month < 1 || month > 12 || day < 1 || day > daysOf(common, month)) return 'wrong';
  return isBuddhist ? 'buddhist' : 'right';
}

/** The same day in the common era. */
export function commonDay(value: string): string {
  return `${digits(value, 0, 4) - BUDDHIST_ERA_OFFSET}${value.slice(4)}`;
}

/** Whether text is a time of so many digits: four or six. */
export function isTime(value: string, length: number): boolean {
  if (value.length !== length || !areDigits(value, 0, length)) return false;
  if (digits(value, 0, 2) > 23 || digits(value, 2, 4) > 59) return false;
  return length < 6 || digits(value, 4, 6) <= 59;
}

/** What is written of a number: its sign and how many decimals count; nothing where it is none. */
export function numberShape(value: string): Readonly<{ isNegative: boolean; decimals: number }> | undefined {
  const isNegative = value.charCodeAt(0) === MINUS;
  let point = -1;
  let lastNonZero = -1;
  let hasDigit = false;
  for (let at = isNegative ? 1 : 0; at < value.length; at += 1) {
    const letter = value.charCodeAt(at);
    if (letter === POINT && point === -1) {
      point = at;
      continue;
    }
    if (letter < ZERO || letter > NINE) return undefined;
    hasDigit = true;
    if (letter !== ZERO) lastNonZero = at;
  }
  if (!hasDigit) return undefined;
  const decimals = point === -1 || lastNonZero < point ? 0 : lastNonZero - point;
  return { isNegative: isNegative && lastNonZero !== -1, decimals };
}

const WEIGHTS = [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2];

/** Whether thirteen digits end in the one that the others ask for; true for what has no thirteen digits. */
export function hasFittingLastDigit(value: string): boolean {
  if (value.length !== 13 || !areDigits(value, 0, 13)) return true;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * (value.charCodeAt(at) - ZERO), 0);
  return (11 - (sum % 11)) % 10 === value.charCodeAt(12) - ZERO;
}

function daysOf(year: number, month: number): number {
  if (month !== 2) return SHORT_MONTHS.has(month) ? LONG_MONTH - 1 : LONG_MONTH;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

function areDigits(value: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const letter = value.charCodeAt(at);
    if (letter < ZERO || letter > NINE) return false;
  }
  return true;
}

function digits(value: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) number = number * 10 + value.charCodeAt(at) - ZERO;
  return number;
}
