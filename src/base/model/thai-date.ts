/** A calendar date as `YYYY-MM-DD` of the Gregorian calendar; the Buddhist era appears only at the edge. */
export type IsoDate = string & { readonly __isoDate: unique symbol };

/** How much of a date is known; the unknown parts are stored as 1. */
export type DatePrecision = 'day' | 'month' | 'year';

/** Years between the Buddhist and the Common era in the Thai civil calendar since 1941. */
export const BUDDHIST_ERA_OFFSET = 543;

/** Reads an ISO date that exists in the calendar; gives nothing otherwise. */
export function parseIsoDate(text: string): IsoDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? (text as IsoDate) : undefined;
}

/** Reads `yyyymmdd` in the Buddhist era, as agencies put it into file names. */
export function parseBuddhistDigits(text: string): IsoDate | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!match) return undefined;
  return parseIsoDate(`${Number(match[1]) - BUDDHIST_ERA_OFFSET}-${match[2]}-${match[3]}`);
}
