import type { ProgrammePeriod } from './content/index.ts';

const MONTHS: Readonly<Record<ProgrammePeriod, bigint | null>> = {
  month: 1n,
  quarter: 3n,
  semester: 6n,
  year: 12n,
  once: null,
  service: null,
};

/** What an amount of a programme's period is a month, rounded down to satang; null where the right has no months. */
export function monthly(period: ProgrammePeriod, satang: bigint): bigint | null {
  const months = MONTHS[period];
  return months === null ? null : satang / months;
}
