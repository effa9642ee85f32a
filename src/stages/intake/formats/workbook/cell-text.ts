import { DATE_CELL_END } from '../date-cell.ts';

const DAY_MS = 86_400_000;
/** Day 0 of a spreadsheet as days before 1970, counting the 29 February 1900 that spreadsheets believe in. */
const EPOCH_DAYS = 25_569;
/** How much later the calendar begins that old spreadsheets of another maker have. */
const LATER_EPOCH_DAYS = 1462;

/** Trimmed text without control characters and letters that nobody sees. */
export function cleanText(text: string): string {
  return unescaped(text)
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** A day of a spreadsheet's calendar as text, by which the casts know what made it. */
export function dayText(day: number, hasLaterEpoch: boolean): string {
  const days = day + (hasLaterEpoch ? LATER_EPOCH_DAYS : 0) - EPOCH_DAYS;
  return isoDay(Math.floor(days * DAY_MS)) ?? String(day);
}

/** A date written out in a cell, as the day it names whatever the clock of this machine; nothing where it is none. */
export function dateText(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  return (day && isoDay(Date.parse(`${day}T00:00:00Z`))) ?? '';
}

function isoDay(milliseconds: number): string | undefined {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.valueOf())) return undefined;
  return date.toISOString().slice(0, 'yyyy-mm-dd'.length) + DATE_CELL_END;
}

/** Letters that XML may not have are written as their numbers. */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([0-9a-f]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
