import { studentQuantile } from './student-t.ts';

/** A figure of a sample, with its error. Without an interval where the design leaves no degrees of freedom, or the share is 0 or 1. */
export type Estimate = Readonly<{
  value: number;
  standardError: number | null;
  low: number | null;
  high: number | null;
}>;

/** An interval for a share that stays between 0 and 1: Student's t on the scale of log odds. */
export function withInterval(
  { value, standardError }: Readonly<{ value: number; standardError: number }>,
  { degrees, level }: Readonly<{ degrees: number; level: number }>,
): Estimate {
  if (!(degrees > 0) || !(value > 0 && value < 1) || !(standardError > 0))
    return { value, standardError: degrees > 0 ? standardError : null, low: null, high: null };
  const reach = (studentQuantile(0.5 + level / 2, degrees) * standardError) / (value * (1 - value));
  const odds = Math.log(value / (1 - value));
  return { value, standardError, low: shareAt(odds - reach), high: shareAt(odds + reach) };
}

/** A figure of a full count has no sampling error, and is given none. */
export function ofCensus(value: number): Estimate {
  return { value, standardError: null, low: null, high: null };
}

function shareAt(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
