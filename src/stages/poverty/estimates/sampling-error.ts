import { problem } from '../../../base/errors/index.ts';

/** How rows were drawn. Without a unit every row was drawn by itself; without a stratum all come from one. */
export type LonelyRule = 'refuse' | 'centre';

/** One stratum of the whole sample: how many units were drawn, of how many; null when of very many. */
export type SampleStratum = Readonly<{ name: string; units: number; populationUnits: number | null }>;

/**
 * Units of one stratum that are alike: `units` of them, each with `vector` times its own weight. A sampling unit with its sums is one
 * line of one unit and weight 1; rows drawn by themselves that lack the same are one line with their weights and squares added up.
 */
export type SampleLine = Readonly<{
  stratum: string;
  units: number;
  weight: number;
  squares: number;
  vector: Float64Array;
}>;

/** A figure of a sample as the ratio of two sums: which weight each entry of the vector has above and below the line. */
export type SampleRatio = Readonly<{ above: Float64Array; below: Float64Array }>;

/** What is known of the error of a ratio. */
export type RatioEstimate = Readonly<{ value: number; standardError: number }>;

/** Everything an estimate for one group of people (a domain) needs; lines of other people are not there and count as zero. */
export type DomainSample = Readonly<{
  lines: readonly SampleLine[];
  strata: readonly SampleStratum[];
  lonely: LonelyRule;
}>;

/**
 * A ratio and its standard error by Taylor's linearisation over the full design: units without people of the domain count as zero,
 * they are not taken away. Null where there is nothing below the line. Throws SAMPLE_STRATUM_LONELY and SAMPLE_POPULATION_WRONG.
 */
export function estimateRatio(sample: DomainSample, ratio: SampleRatio): RatioEstimate | null {
  let [above, below] = [0, 0];
  for (const { weight, vector } of sample.lines) {
    above += weight * dot(ratio.above, vector);
    below += weight * dot(ratio.below, vector);
  }
  if (!(below > 0)) return null;
  const value = above / below;
  const linear = Float64Array.from(
    ratio.above,
    (weight, place) => (weight - value * (ratio.below[place] ?? 0)) / below,
  );
  return { value, standardError: Math.sqrt(varianceOf(sample, linear)) };
}

/** Refuses a design that tells nothing of its error. Throws SAMPLE_STRATUM_LONELY and SAMPLE_POPULATION_WRONG. */
export function checkDesign(strata: readonly SampleStratum[], lonely: LonelyRule): void {
  for (const { name, units, populationUnits } of strata)
    if (populationUnits !== null && !(populationUnits >= units))
      throw problem('SAMPLE_POPULATION_WRONG', { stratum: name, units });
  const alone = strata.filter((one) => isLonely(one));
  const [first] = alone;
  if (first && lonely === 'refuse')
    throw problem('SAMPLE_STRATUM_LONELY', { strata: alone.length, example: first.name });
}

/** A stratum that was drawn whole has no error, even with one unit. */
function isLonely({ units, populationUnits }: SampleStratum): boolean {
  return units === 1 && populationUnits !== 1;
}

/** The variance of a total of `linear`: between the units of each stratum, added up over strata. */
function varianceOf({ lines, strata, lonely }: DomainSample, linear: Float64Array): number {
  checkDesign(strata, lonely);
  const byStratum = new Map<string, { line: SampleLine; value: number }[]>();
  let total = 0;
  for (const line of lines) {
    const value = dot(linear, line.vector);
    total += line.weight * value;
    const own = byStratum.get(line.stratum);
    if (own) own.push({ line, value });
    else byStratum.set(line.stratum, [{ line, value }]);
  }
  const unitsOfAll = strata.reduce((sum, { units }) => sum + units, 0);
  return strata.reduce((variance, stratum) => {
    const own = byStratum.get(stratum.name) ?? [];
    const left = stratum.populationUnits === null ? 1 : 1 - stratum.units / stratum.populationUnits;
    const mean = isLonely(stratum)
      ? total / unitsOfAll
      : own.reduce((sum, { line, value }) => sum + line.weight * value, 0) / stratum.units;
    const factor = stratum.units > 1 ? stratum.units / (stratum.units - 1) : 1;
    return variance + left * factor * squaresAround(mean, stratum.units, own);
  }, 0);
}

/** Squared distances from a mean; units that no line speaks of are zero. */
function squaresAround(
  mean: number,
  units: number,
  lines: readonly Readonly<{ line: SampleLine; value: number }>[],
): number {
  let [sum, spoken] = [0, 0];
  for (const { line, value } of lines) {
    spoken += line.units;
    sum +=
      line.units === 1
        ? (line.weight * value - mean) ** 2
        : value * value * line.squares - 2 * mean * value * line.weight + line.units * mean * mean;
  }
  return Math.max(0, sum + Math.max(0, units - spoken) * mean * mean);
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < one.length; place++) sum += (one[place] ?? 0) * (other[place] ?? 0);
  return sum;
}
