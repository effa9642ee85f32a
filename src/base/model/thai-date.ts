/** A calendar date as `YYYY-MM-DD` of the Gregorian calendar; the Buddhist era appears only at the edge. */
export type IsoDate = string & { readonly __isoDate: unique symbol };

/** How much of a date is known; the unknown parts are stored as 1. */
export type DatePrecision = 'day' | 'month' | 'year';

/** Years between the Buddhist and the Common era in the Thai civil calendar since 1941. */
export const BUDDHIST_ERA_OFFSET = 543;

const ISO_DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const LONGEST_FOR_ALL = 28;

/** Reads an ISO date that exists in the calendar; gives nothing otherwise. Only the last days of a month need the calendar itself. */
export function parseIsoDate(text: string): IsoDate | undefined {
  if (!ISO_DATE.test(text)) return undefined;
  if (Number(text.slice(8)) <= LONGEST_FOR_ALL) return text as IsoDate;
  return new Date(`${text}T00:00:00Z`).toISOString().startsWith(text) ? (text as IsoDate) : undefined;
}

/** Reads `yyyymmdd` in the Buddhist era, as agencies put it into file names. */
export function parseBuddhistDigits(text: string): IsoDate | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!match) return undefined;
  return parseIsoDate(`${Number(match[1]) - BUDDHIST_ERA_OFFSET}-${match[2]}-${match[3]}`);
}
