import { type IsoDate, parseIsoDate } from '../../../base/model/index.ts';

const SPAN = /^P(\d+)([DMY])$/;
const MONTHS_A_YEAR = 12;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The first day of review that is not past: so often after the day an agreement came in force. Nothing for one that has no span. */
export function nextReview(
  { from, every }: Readonly<{ from: IsoDate; every: string }>,
  today: IsoDate,
): IsoDate | null {
  const [, count, unit] = SPAN.exec(every) ?? [];
  const step = Number(count ?? 0);
  if (step <= 0) return null;
  for (let turn = 1; ; turn++) {
    const on = after(from, { step: step * turn, unit: unit ?? 'Y' });
    if (on === null || on >= today) return on;
  }
}

/** Days from one day to another; below zero when it is past. */
export function daysUntil(day: IsoDate, today: IsoDate): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS);
}

function after(from: IsoDate, { step, unit }: Readonly<{ step: number; unit: string }>): IsoDate | null {
  const day = new Date(from);
  if (unit === 'D') day.setUTCDate(day.getUTCDate() + step);
  else {
    const wanted = day.getUTCDate();
    day.setUTCMonth(day.getUTCMonth() + step * (unit === 'Y' ? MONTHS_A_YEAR : 1));
    // The 31st of a month without one is its last day.
    if (day.getUTCDate() !== wanted) day.setUTCDate(0);
  }
  return parseIsoDate(day.toISOString().slice(0, 10)) ?? null;
}
