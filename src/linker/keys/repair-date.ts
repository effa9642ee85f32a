import { z } from 'zod';
import type { DatePrecision } from '../../base/model/index.ts';
import { spellThai } from './thai/index.ts';

const monthAndDay = z.string().regex(/^\d{2}-\d{2}$/);
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** How a country writes the birth dates of its people, and what it writes when it does not know them. */
export const dateRulesSchema = z.strictObject({
  /** Years between the country's era and the common one; 0 where there is one era. */
  eraYears: z.number().int().min(0),
  /** How old people get; older dates were written in another era or are wrong. */
  oldestYears: z.number().int().min(1),
  unknown: z.array(z.string()),
  placeholders: z.strictObject({
    /** Days that are often written when only the year is known; the date is kept and flagged. */
    days: z.array(monthAndDay),
    /** Dates that say nothing. */
    dates: z.array(isoDate),
  }),
  /** Before the first year given here, years of the own era began after so many months of the common year. */
  lateNewYear: z
    .strictObject({ before: z.number().int(), months: z.number().int().min(1).max(11) })
    .optional(),
});
export type DateRules = z.infer<typeof dateRulesSchema>;

export type DateReason =
  | 'own-digits'
  | 'other-era'
  | 'day-month-swapped'
  | 'placeholder-day'
  | 'placeholder'
  | 'impossible'
  | 'out-of-range'
  | 'format'
  | 'missing';

/** A date as it is read (`YYYY-MM-DD`), why it was changed or dropped, and other dates that the writer may have meant. */
export type RepairedDate = Readonly<{
  date: string | null;
  precision: DatePrecision | null;
  reasons: readonly DateReason[];
  others: readonly Readonly<{ date: string; reason: 'day-month-swapped' | 'late-new-year' }>[];
}>;

type Parts = Readonly<{ year: number; month: number; day: number }>;

const FORMS: readonly Readonly<{ form: RegExp; order: readonly (keyof Parts)[] }>[] = [
  { form: /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/, order: ['year', 'month', 'day'] },
  { form: /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:[T ].*)?$/, order: ['day', 'month', 'year'] },
  { form: /^(\d{4})(\d{2})(\d{2})$/, order: ['year', 'month', 'day'] },
  { form: /^(\d{4})(?:[-/.](\d{1,2}))?$/, order: ['year', 'month', 'day'] },
];

/**
 * Makes the function that reads birth dates: year, month and day parted by signs or in eight digits, or day, month and year. A year
 * of the other era, or to which the years between the eras were added or taken twice, is turned into the common one; unknown parts
 * (00) are stored as 1 with the precision. `asOf` is the day after which nobody in the data was born.
 */
export function compileDateRepair(rules: DateRules, asOf: string): (text: string) => RepairedDate {
  const unknown = new Set(rules.unknown);
  return (text) => {
    const plain = spellThai(text);
    const own: DateReason[] = /[๐-๙]/.test(text) ? ['own-digits'] : [];
    if (plain === '' || unknown.has(plain)) return noDate([...own, 'missing']);
    const parts = partsOf(plain);
    if (parts === null) return noDate([...own, 'format']);
    const year = commonYear(parts.year, rules, asOf);
    if (year === null) return noDate([...own, 'out-of-range']);
    const era: DateReason[] = year === parts.year ? own : [...own, 'other-era'];
    const read = readDay({ ...parts, year });
    if (read === null) return noDate([...era, 'impossible']);
    const { date, precision } = read;
    if (rules.placeholders.dates.includes(date)) return noDate([...era, 'placeholder']);
    if (date > asOf) return noDate([...era, 'out-of-range']);
    const isPlaceholderDay = precision === 'day' && rules.placeholders.days.includes(date.slice(5));
    const reasons = [...era, ...read.reasons, ...(isPlaceholderDay ? (['placeholder-day'] as const) : [])];
    return { date, precision, reasons, others: othersOf(date, precision, { rules, asOf, reasons }) };
  };
}

function noDate(reasons: readonly DateReason[]): RepairedDate {
  return { date: null, precision: null, reasons, others: [] };
}

/** The parts of a date in whatever era; 0 for a part that is not known. */
function partsOf(text: string): Parts | null {
  for (const { form, order } of FORMS) {
    const match = form.exec(text);
    if (match === null) continue;
    const part = (name: keyof Parts) => Number(match[order.indexOf(name) + 1] ?? 0);
    return { year: part('year'), month: part('month'), day: part('day') };
  }
  return null;
}

/** The year of the common era in which a living person can have been born; the windows of the eras do not overlap. */
function commonYear(year: number, { eraYears, oldestYears }: DateRules, asOf: string): number | null {
  const latest = Number(asOf.slice(0, 4));
  const years = [0, 1, -1, 2].map((times) => year - times * eraYears);
  return years.find((one) => one <= latest && one >= latest - oldestYears) ?? null;
}

type ReadDay = Readonly<{ date: string; precision: DatePrecision; reasons: readonly DateReason[] }>;

function readDay({ year, month, day }: Parts): ReadDay | null {
  const precision = month === 0 ? 'year' : day === 0 ? 'month' : 'day';
  const date = isoOf(year, month || 1, precision === 'day' ? day : 1);
  if (date !== null) return { date, precision, reasons: [] };
  const swapped = isoOf(year, day, month);
  return swapped === null ? null : { date: swapped, precision: 'day', reasons: ['day-month-swapped'] };
}

type Seen = Readonly<{ rules: DateRules; asOf: string; reasons: readonly DateReason[] }>;

/** Other dates that the writer may have meant; nothing tells them from the date itself but other registers. */
function othersOf(
  date: string,
  precision: DatePrecision,
  { rules, asOf, reasons }: Seen,
): RepairedDate['others'] {
  if (precision !== 'day') return [];
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const swapped = day !== month && !reasons.includes('day-month-swapped') ? isoOf(year, day, month) : null;
  const late = rules.lateNewYear;
  const isLate = late && reasons.includes('other-era') && year < late.before && month <= late.months;
  const nextYear = isLate ? isoOf(year + 1, month, day) : null;
  return [
    ...(swapped && swapped <= asOf ? [{ date: swapped, reason: 'day-month-swapped' } as const] : []),
    ...(nextYear ? [{ date: nextYear, reason: 'late-new-year' } as const] : []),
  ];
}

/** The day as ISO text; null where the calendar has no such day. */
function isoOf(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  const two = (part: number) => (part < 10 ? `0${part}` : `${part}`);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
