/** A figure of one wave of a survey. */
export type WaveFigure = Readonly<{ year: number; value: number; standardError?: number | null }>;

/** How a figure changed between two waves. Relative changes are null where the first figure is zero. */
export type WaveChange = Readonly<{
  years: number;
  absolute: number;
  annualised: number;
  relative: number | null;
  annualisedRelative: number | null;
  /** Of the absolute and the annualised change, when both waves have one and were drawn independently. */
  standardError: number | null;
  annualisedStandardError: number | null;
}>;

/** The change from one wave to a later one; years may be parts of years. */
export function changeOver(first: WaveFigure, second: WaveFigure): WaveChange {
  const years = second.year - first.year;
  if (!(years > 0)) throw new RangeError('the second wave must be later than the first');
  const absolute = second.value - first.value;
  const standardError = independentError(first.standardError, second.standardError);
  return {
    years,
    absolute,
    annualised: absolute / years,
    relative: first.value > 0 ? absolute / first.value : null,
    annualisedRelative: first.value > 0 ? (second.value / first.value) ** (1 / years) - 1 : null,
    standardError,
    annualisedStandardError: standardError === null ? null : standardError / years,
  };
}

/** Variances of independent samples add up. */
function independentError(first?: number | null, second?: number | null): number | null {
  if (typeof first !== 'number' || typeof second !== 'number') return null;
  return Math.hypot(first, second);
}
