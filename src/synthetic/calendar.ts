/** A calendar day as days since 1 January 1970, which is quick to compare and to count with. */
export type Day = number;

/** A day's three parts, common era. */
export type DayParts = Readonly<{ year: number; month: number; day: number }>;

const MS_A_DAY = 86_400_000;
const DAYS_A_YEAR = 365.2425;

/** The day of a date. */
export function dayOf(year: number, month: number, day: number): Day {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Year, month and day of a day. */
export function partsOf(day: Day): DayParts {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** Reads `YYYY-MM-DD`. */
export function dayOfIso(iso: string): Day {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / MS_A_DAY);
}

/** Writes `YYYY-MM-DD`. */
export function isoOf(day: Day): string {
  const { year, month, day: date } = partsOf(day);
  return `${year}-${twoDigits(month)}-${twoDigits(date)}`;
}

/** Whole years between a birth and a day. */
export function ageOn(birth: Day, day: Day): number {
  const from = partsOf(birth);
  const to = partsOf(day);
  const hadBirthday = to.month > from.month || (to.month === from.month && to.day >= from.day);
  return to.year - from.year - (hadBirthday ? 0 : 1);
}

/** Whole months completed between two days. */
export function monthsBetween(from: Day, to: Day): number {
  const one = partsOf(from);
  const other = partsOf(to);
  return (other.year - one.year) * 12 + other.month - one.month - (other.day < one.day ? 1 : 0);
}

/** So many years, also broken ones, before a day. */
export function yearsBefore(day: Day, years: number): Day {
  return Math.floor(day - years * DAYS_A_YEAR);
}

/** The first day of a day's month, so many months later. */
export function monthStart(day: Day, monthsLater = 0): Day {
  const { year, month } = partsOf(day);
  const months = year * 12 + month - 1 + monthsLater;
  return dayOf(Math.floor(months / 12), (months % 12) + 1, 1);
}

/** A number below 100 with two digits. */
export function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
