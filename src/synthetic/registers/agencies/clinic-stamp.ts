import { type Day, partsOf, twoDigits } from '../../calendar.ts';

/** Date and time at which a health unit last touched a row, so many days before the reference date. */
export function stampOf(asOf: Day, daysBefore: number): string {
  const { year, month, day } = partsOf(asOf - daysBefore);
  return `${year}${twoDigits(month)}${twoDigits(day)}${twoDigits(8 + (daysBefore % 9))}${twoDigits((daysBefore * 7) % 60)}00`;
}
