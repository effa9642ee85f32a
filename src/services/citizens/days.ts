import { problem } from '../../base/errors/index.ts';
import { type IsoDate, parseIsoDate } from '../../base/model/index.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The day a moment falls on, as people of a place count days. */
export function dayOf(moment: Date, timeZone: string): IsoDate {
  // The Canadian way of writing a date is that of the standard.
  return day(new Intl.DateTimeFormat('en-CA', { timeZone }).format(moment));
}

/** The day so many days after another; before it when negative. */
export function daysAfter(from: IsoDate, days: number): IsoDate {
  return day(new Date(Date.parse(from) + days * DAY_MS).toISOString().slice(0, 10));
}

/** How many days lie from one day to another. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** A day that stands in a cell of a table, if one does. */
export function dayIn(cell: unknown): IsoDate | null {
  return (typeof cell === 'string' && parseIsoDate(cell)) || null;
}

/** The day that a text names. */
export function day(written: string): IsoDate {
  const parsed = parseIsoDate(written);
  if (!parsed) throw problem('UNEXPECTED', { where: 'day', reason: written });
  return parsed;
}
