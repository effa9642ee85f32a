const MONTHS_A_YEAR = 12;

/** Whole months from one `YYYY-MM-DD` to a later one. */
export function monthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  const months = (toYear - fromYear) * MONTHS_A_YEAR + toMonth - fromMonth;
  return toDay < fromDay ? months - 1 : months;
}
