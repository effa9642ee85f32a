import { problem } from '../../../base/errors/index.ts';

/** One deprivation that counts, with its whole weight. */
export type MeasureIndicator = Readonly<{ id: string; weight: number }>;

/** A dimension with its indicators. */
export type MeasureDimension = Readonly<{ id: string; indicators: readonly MeasureIndicator[] }>;

/** From which sum of weights on somebody is poor: any one deprivation, all of them, or a cut-off in weights. */
export type Identification =
  | Readonly<{ kind: 'union' }>
  | Readonly<{ kind: 'intersection' }>
  | Readonly<{ kind: 'cut-off'; k: number }>;

/** What a measure is made from. Weights and cut-offs are whole numbers, so nothing is ever compared with a float. */
export type MeasureSettings = Readonly<{
  id: string;
  /** What the weights must add up to. */
  weightsSum: number;
  dimensions: readonly MeasureDimension[];
  identification: Identification;
  /** Least sums of weights of two bands: nearly poor (below the cut-off), and severely poor (at or above it). */
  bands?: Readonly<{ vulnerableFrom?: number | undefined; severeFrom?: number | undefined }> | undefined;
}>;

/** A measure that can be counted: its indicators in order, and the sum of weights from which somebody is poor. */
export type PovertyMeasure = Readonly<{
  id: string;
  weightsSum: number;
  cutOff: number;
  indicators: readonly (MeasureIndicator & Readonly<{ dimension: string }>)[];
  vulnerableFrom: number | null;
  severeFrom: number | null;
}>;

const MOST_INDICATORS = 62;
/** Keeps products of weights, people and squares within what engines count exactly. */
const LARGEST_WEIGHT = 10_000;

/** Makes a measure that can be counted. Throws MEASURE_* where figures would come out wrong. */
export function defineMeasure(settings: MeasureSettings): PovertyMeasure {
  const { id, weightsSum, dimensions } = settings;
  const indicators = dimensions.flatMap((dimension) =>
    dimension.indicators.map((indicator) => ({ ...indicator, dimension: dimension.id })),
  );
  checkNames(settings);
  checkCounts(settings);
  for (const { id: indicator, weight } of indicators)
    if (!isWithin(weight, 1, LARGEST_WEIGHT))
      throw problem('MEASURE_WEIGHT_NOT_WHOLE', { measure: id, indicator, most: LARGEST_WEIGHT });
  const weights = indicators.map(({ weight }) => weight);
  const found = weights.reduce((sum, weight) => sum + weight, 0);
  if (found !== weightsSum)
    throw problem('MEASURE_WEIGHTS_DIFFER', { measure: id, found, declared: weightsSum });
  const cutOff = cutOffOf(settings, weights);
  return { id, weightsSum, cutOff, indicators, ...bandsOf(settings, cutOff) };
}

/** Any deprivation at all reaches the lowest weight; only all of them together reach the sum. */
function cutOffOf({ id, weightsSum, identification }: MeasureSettings, weights: readonly number[]): number {
  switch (identification.kind) {
    case 'union':
      return Math.min(...weights);
    case 'intersection':
      return weightsSum;
    case 'cut-off':
      return checkedCutOff({ measure: id, name: 'k', value: identification.k }, 1, weightsSum);
  }
}

function bandsOf({ id, weightsSum, bands = {} }: MeasureSettings, cutOff: number) {
  const { vulnerableFrom, severeFrom } = bands;
  const band = (name: string, value: number | undefined, range: readonly [number, number]) =>
    value === undefined ? null : checkedCutOff({ measure: id, name, value }, ...range);
  return {
    vulnerableFrom: band('vulnerableFrom', vulnerableFrom, [1, cutOff - 1]),
    severeFrom: band('severeFrom', severeFrom, [cutOff, weightsSum]),
  };
}

function checkedCutOff(
  { measure, name, value }: Readonly<{ measure: string; name: string; value: number }>,
  from: number,
  to: number,
): number {
  if (!isWithin(value, from, to))
    throw problem('MEASURE_CUT_OFF_OUT_OF_RANGE', { measure, name, value, from, to });
  return value;
}

function checkNames({ id, dimensions }: MeasureSettings): void {
  const indicators = dimensions.flatMap((dimension) => dimension.indicators.map((one) => one.id));
  for (const names of [dimensions.map((dimension) => dimension.id), indicators]) {
    const name = names.find((one, place) => names.indexOf(one) !== place);
    if (name !== undefined) throw problem('MEASURE_NAME_REPEATED', { measure: id, name });
  }
}

function checkCounts({ id, dimensions }: MeasureSettings): void {
  const counts = dimensions.map(({ id: where, indicators }) => ({ where, count: indicators.length }));
  const all = { where: 'all', count: counts.reduce((sum, { count }) => sum + count, 0) };
  for (const { where, count } of [...counts, all])
    if (!isWithin(count, 1, MOST_INDICATORS))
      throw problem('MEASURE_INDICATORS_OUT_OF_RANGE', { measure: id, where, count, most: MOST_INDICATORS });
}

function isWithin(value: number, from: number, to: number): boolean {
  return Number.isInteger(value) && value >= from && value <= to;
}
