import { BUDDHIST_ERA_OFFSET, type IsoDate, parseIsoDate } from '../../../../base/model/index.ts';

/** A date as somebody types it. */
export type TypedDate = Readonly<{ day: string; month: string; year: string }>;

/** The days between which a date must be. */
export type DateBounds = Readonly<{ from?: string; to?: string }>;

/** The date that was typed, or what is wrong with it. */
export type ReadDate = Readonly<
  | { date: IsoDate }
  | { wrong: 'missing' | 'day' | 'month' | 'year' | 'no-such-day' | 'too-early' | 'too-late' }
>;

/** No year of the Common era that anybody types is as late, and none of the Buddhist era as early. */
const FIRST_BUDDHIST_YEAR = 2400;
const FIRST_THAI_DIGIT = '๐'.charCodeAt(0);
const WHOLE = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/;

/** Reads a typed date; a year of either era is known by its size. */
export function readTypedDate(typed: TypedDate, { from, to }: DateBounds = {}): ReadDate {
  const [day, month, year] = [typed.day, typed.month, typed.year].map((part) => plainDigits(part).trim());
  if (!day || !month || !year) return { wrong: 'missing' };
  if (!isBetween(day, 1, 31)) return { wrong: 'day' };
  if (!isBetween(month, 1, 12)) return { wrong: 'month' };
  if (!/^\d{4}$/.test(year)) return { wrong: 'year' };
  const common = Number(year) >= FIRST_BUDDHIST_YEAR ? Number(year) - BUDDHIST_ERA_OFFSET : Number(year);
  const date = parseIsoDate(
    [String(common).padStart(4, '0'), month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
  );
  if (!date) return { wrong: 'no-such-day' };
  if (from && date < from) return { wrong: 'too-early' };
  return to && date > to ? { wrong: 'too-late' } : { date };
}

/** A date in the parts one types, in the era of a language. */
export function typeDate(iso: string, era: 'buddhist' | 'common'): TypedDate {
  const [year = '', month = '', day = ''] = iso.split('-');
  const typed = era === 'buddhist' ? Number(year) + BUDDHIST_ERA_OFFSET : Number(year);
  return { day: String(Number(day)), month: String(Number(month)), year: String(typed) };
}

/** A whole date put into one box, as papers have it: 15/10/2569. */
export function splitWholeDate(text: string): TypedDate | undefined {
  const [, day, month, year] = WHOLE.exec(plainDigits(text).trim()) ?? [];
  return day && month && year ? { day, month, year } : undefined;
}

function plainDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - FIRST_THAI_DIGIT));
}

function isBetween(text: string, least: number, most: number): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) >= least && Number(text) <= most;
}
