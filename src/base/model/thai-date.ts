/** A calendar date as `YYYY-MM-DD` of the Gregorian calendar; the Buddhist era appears only at the edge. */
export type IsoDate = string & { readonly __isoDate: unique symbol };

/** How much of a date is known; the unknown parts are stored as 1. */
export type DatePrecision = 'day' | 'month' | 'year';

/** Years between the Buddhist and the Common era in the Thai civil calendar since 1941. */
export const BUDDHIST_ERA_OFFSET = 543;

const LENGTH = 'yyyy-mm-dd'.length;
const HYPHEN = 45;
const ZERO = 48;
const NINE = 57;
const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Reads an ISO date that exists in the calendar; gives nothing otherwise. Digit by digit: rules ask it of everybody, often. */
export function parseIsoDate(text: string): IsoDate | undefined {
  if (text.length !== LENGTH || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) {
    return undefined;
  }
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const day = twoDigits(text, 8);
  const exists = year >= 0 && day >= 1 && day <= daysInMonth(year, twoDigits(text, 5));
  return exists ? (text as IsoDate) : undefined;
}

/** How many days a month has, January being 1; none if there is no such month. */
export function daysInMonth(year: number, month: number): number {
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeapYear ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0);
}

function twoDigits(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
  const areDigits = tens >= ZERO && tens <= NINE && ones >= ZERO && ones <= NINE;
  return areDigits ? (tens - ZERO) * 10 + ones - ZERO : Number.NaN;
}

/** Reads `yyyymmdd` in the Buddhist era, as agencies put it into file names. */
export function parseBuddhistDigits(text: string): IsoDate | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!match) return undefined;
  return parseIsoDate(`${Number(match[1]) - BUDDHIST_ERA_OFFSET}-${match[2]}-${match[3]}`);
}
