import type { IsoDate } from '../../../base/model/index.ts';
import { day, daysAfter } from '../days.ts';

const SATURDAY = 6;
const SUNDAY = 0;
const MONTHS = 12;

/** This month's day may have passed, and next month's, on a weekend, may have been this week. */
const MONTHS_AHEAD = [0, 1, 2];

/** The next day on which money comes that comes on one day of the month; on a weekend it comes on the Friday before. */
export function nextPayment(dayOfMonth: number, today: IsoDate): IsoDate {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const days = MONTHS_AHEAD.map((ahead) => {
    const months = month - 1 + ahead;
    return onWorkday(dayIn(year + Math.floor(months / MONTHS), (months % MONTHS) + 1, dayOfMonth));
  });
  return days.find((one) => one >= today) ?? today;
}

/** A day of a month; the last one where the month is shorter. */
function dayIn(year: number, month: number, dayOfMonth: number): IsoDate {
  const first = day(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`);
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return daysAfter(first, Math.min(dayOfMonth, length) - 1);
}

function onWorkday(date: IsoDate): IsoDate {
  const weekday = new Date(date).getUTCDay();
  if (weekday === SATURDAY) return daysAfter(date, -1);
  return weekday === SUNDAY ? daysAfter(date, -2) : date;
}
