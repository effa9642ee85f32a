import type { Rate } from './publication.ts';

/** Adds what is worked out from other figures; a rate among nobody is not known. */
export function withRates(
  figures: Readonly<Record<string, number>>,
  rates: readonly Rate[],
): Record<string, number> {
  const all: Record<string, number> = { ...figures };
  for (const { id, numerator, denominator, numeratorTimes, denominatorTimes } of rates) {
    const above = figures[numerator];
    const below = figures[denominator];
    if (above === undefined || !below) continue;
    all[id] = (above * numeratorTimes) / (below * denominatorTimes);
  }
  return all;
}
