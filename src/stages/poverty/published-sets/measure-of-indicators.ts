import { id } from '../../../base/lake/index.ts';
import {
  bitIndicator,
  defineMeasure,
  type MeasureSource,
  type PovertyMeasure,
} from '../alkire-foster/index.ts';
import { columnOf } from '../scoring/index.ts';
import type { IndicatorSet } from '../settings/index.ts';

/**
 * A set of the country's content as a measure of weights. Null where weights cannot say who is poor: the set keeps marks only, or asks
 * for a failure in every dimension while one has several indicators.
 */
export function measureOfIndicators(set: IndicatorSet): PovertyMeasure | null {
  const { identification, dimensions, indicators } = set;
  if (identification.kind === 'none') return null;
  const several = dimensions.some((dimension) => dimension.indicators.length > 1);
  if (identification.kind === 'intersection' && several) return null;
  const weightOf = new Map(indicators.map(({ number, weight }) => [number, weight]));
  return defineMeasure({
    id: set.id,
    weightsSum: set.weightsSum,
    identification,
    dimensions: dimensions.map((dimension) => ({
      id: dimension.id,
      indicators: dimension.indicators.map((number) => ({
        id: String(number),
        weight: weightOf.get(number) ?? 0,
      })),
    })),
  });
}

/** Reads a set's answers from the bits of the published households; `from` must have its columns. Indicators are named by number. */
export function publishedSource(
  set: IndicatorSet,
  { from, groups, weight }: Omit<MeasureSource, 'deprived'>,
): MeasureSource {
  const bits = (what: string) => id(columnOf(set.id, what));
  const deprived = (indicator: string) =>
    bitIndicator(bits('failed'), bits('known'), 1n << BigInt(indicator));
  return { from, groups, deprived, ...(weight ? { weight } : {}) };
}
