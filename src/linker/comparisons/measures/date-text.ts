import { allOf } from './kleene.ts';

/*
 * What a date text says. A text of the form of a whole day (ten letters, dashes at the fifth and eighth) has a year, a month and a
 * day, taken at their word: parts are compared as texts. Four digits are a year; four digits, dash, two digits a year and a month;
 * their other parts are not known. Any other text says nothing, so that what needs it is null. Between two texts of whole days
 * nothing is unknown: where the calendar has no such day, they are not near.
 */

/** The parts of a day that can be compared on their own. */
export const DATE_PARTS = ['year', 'month', 'day', 'year-month', 'month-day'] as const;
export type DatePart = (typeof DATE_PARTS)[number];

/** Where a part stands in the text of a whole day, counted from 1. */
export const PART_PLACES: Readonly<Record<DatePart, Readonly<{ from: number; length: number }>>> = {
  year: { from: 1, length: 4 },
  month: { from: 6, length: 2 },
  day: { from: 9, length: 2 },
  'year-month': { from: 1, length: 7 },
  'month-day': { from: 6, length: 5 },
};

/** The days of the shortest year. */
export const DAYS_OF_YEAR = 365;

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

type Parts = Readonly<{ year: string | null; month: string | null; day: string | null }>;

/** Whether the part is the same in both. */
export function samePart(left: string, right: string, part: DatePart): boolean | null {
  return sameParts(partsOf(left), partsOf(right), part);
}

/** Whether the years are the same and each one's month is the other's day. */
export function daySwapped(left: string, right: string): boolean | null {
  const [a, b] = [partsOf(left), partsOf(right)];
  return allOf([same(a.year, b.year), same(a.month, b.day), same(a.day, b.month)]);
}

/** Whether at most so many days lie between; years too far apart say no even where the days are not known. */
export function daysApart(left: string, right: string, atMost: number): boolean | null {
  if (isWhole(left) && isWhole(right)) {
    const [from, to] = [dayNumber(left), dayNumber(right)];
    return from !== null && to !== null && Math.abs(to - from) <= atMost;
  }
  const years = yearsBetween(left, right);
  return years !== null && years > 0 && (years - 1) * DAYS_OF_YEAR >= atMost ? false : null;
}

/** Whether month and day are the same and the years exactly so far apart. */
export function yearsApart(left: string, right: string, exactly: number): boolean | null {
  const years = yearsBetween(left, right);
  const whole = isWhole(left) && isWhole(right);
  const apart = years === null ? (whole ? false : null) : years === exactly;
  return allOf([apart, samePart(left, right, 'month-day')]);
}

function sameParts(left: Parts, right: Parts, part: DatePart): boolean | null {
  if (part === 'year-month') return allOf([same(left.year, right.year), same(left.month, right.month)]);
  if (part === 'month-day') return allOf([same(left.month, right.month), same(left.day, right.day)]);
  return same(left[part], right[part]);
}

function same(left: string | null, right: string | null): boolean | null {
  return left === null || right === null ? null : left === right;
}

function isWhole(text: string): boolean {
  return text.length === 10 && text[4] === '-' && text[7] === '-';
}

function partsOf(text: string): Parts {
  if (isWhole(text)) return { year: text.slice(0, 4), month: text.slice(5, 7), day: text.slice(8) };
  if (/^\d{4}$/.test(text)) return { year: text, month: null, day: null };
  if (/^\d{4}-\d\d$/.test(text)) return { year: text.slice(0, 4), month: text.slice(5), day: null };
  return { year: null, month: null, day: null };
}

function yearsBetween(left: string, right: string): number | null {
  const [from, to] = [partsOf(left).year, partsOf(right).year];
  if (from === null || to === null || !/^\d{4}$/.test(from) || !/^\d{4}$/.test(to)) return null;
  return Math.abs(Number(to) - Number(from));
}

/** Days since a fixed day long ago, null where the calendar has no such day. */
function dayNumber(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 && leap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
  if (day < 1 || day > length) return null;
  const leapsBefore = Math.ceil(year / 4) - Math.ceil(year / 100) + Math.ceil(year / 400);
  const months = MONTH_DAYS.slice(0, month - 1).reduce((sum, days) => sum + days, 0);
  return year * DAYS_OF_YEAR + leapsBefore + months + (leap && month > 2 ? 1 : 0) + day;
}
