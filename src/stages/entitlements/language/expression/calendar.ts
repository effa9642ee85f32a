import { daysInMonth, type IsoDate, parseIsoDate } from '../../../../base/model/index.ts';

const DAY_MS = 86_400_000;
const ZERO = '0'.charCodeAt(0);

/**
 * The last birth date of people who have reached an age on a day. Somebody born on 29 February reaches it on 28 February
 * of a year without that day, so the end of February stands for the end of February.
 */
export function lastBirthDate(day: IsoDate, years: number): IsoDate {
  const [year, month, dayOfMonth] = partsOf(day);
  const endOfFebruary = month === 2 && dayOfMonth >= daysInMonth(year, 2);
  const target = year - years;
  return write(target, month, endOfFebruary ? daysInMonth(target, 2) : dayOfMonth);
}

/** The day somebody reaches an age. */
export function birthday(born: IsoDate, years: number): IsoDate {
  const [year, month, day] = partsOf(born);
  return write(year + years, month, Math.min(day, daysInMonth(year + years, month)));
}

/** The day before. */
export function dayBefore(day: IsoDate): IsoDate {
  return addDays(day, -1);
}

/** The day after. */
export function dayAfter(day: IsoDate): IsoDate {
  return addDays(day, 1);
}

/**
 * Whole months completed from one date to another, below zero when the second comes first. As with birthdays, the last day of
 * a month that is too short stands for the days it lacks: from 31 January to 28 February a month is complete.
 */
export function monthsBetween(from: IsoDate, to: IsoDate): number {
  if (to < from) return 0 - monthsBetween(to, from);
  const [fromYear, fromMonth, fromDay] = partsOf(from);
  const [toYear, toMonth, toDay] = partsOf(to);
  const begun = (toYear - fromYear) * 12 + toMonth - fromMonth;
  const complete = toDay >= fromDay || toDay === daysInMonth(toYear, toMonth);
  return complete ? begun : begun - 1;
}

/** The first day of the month after a date. */
export function monthAfter(day: IsoDate): IsoDate {
  const [year, month] = partsOf(day);
  return month === 12 ? write(year + 1, 1, 1) : write(year, month + 1, 1);
}

/** The first day of the fiscal year in which a day lies; `start` is `MM-DD`. */
export function fiscalYearStartOf(day: IsoDate, start: string): IsoDate {
  const [year] = partsOf(day);
  const [month, dayOfMonth] = start.split('-').map(Number);
  const thisYear = write(year, month ?? 1, dayOfMonth ?? 1);
  return thisYear <= day ? thisYear : write(year - 1, month ?? 1, dayOfMonth ?? 1);
}

/** First and last day that a date known to the year or the month can stand for. */
export function spanOf(
  day: IsoDate,
  precision: 'month' | 'year',
): Readonly<{ first: IsoDate; last: IsoDate }> {
  const [year, month] = partsOf(day);
  if (precision === 'year') return { first: write(year, 1, 1), last: write(year, 12, 31) };
  return { first: write(year, month, 1), last: write(year, month, daysInMonth(year, month)) };
}

function addDays(day: IsoDate, days: number): IsoDate {
  return checked(new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10));
}

function partsOf(day: IsoDate): [year: number, month: number, day: number] {
  const digit = (at: number) => day.charCodeAt(at) - ZERO;
  const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
  return [year, digit(5) * 10 + digit(6), digit(8) * 10 + digit(9)];
}

function write(year: number, month: number, day: number): IsoDate {
  const two = (part: number) => (part < 10 ? `0${part}` : `${part}`);
  const written = year < 1000 ? String(year).padStart(4, '0') : `${year}`;
  return checked(`${written}-${two(month)}-${two(day)}`);
}

function checked(written: string): IsoDate {
  const date = parseIsoDate(written);
  if (date) return date;
  throw new RangeError(`${written} is not a day of the calendar`);
}
