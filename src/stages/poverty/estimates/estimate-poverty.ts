import { problem } from '../../../base/errors/index.ts';
import type { Engine, Row } from '../../../base/lake/index.ts';
import {
  dimensionsOf,
  type MeasureSource,
  type PovertyFigures,
  type PovertyMeasure,
  type PovertySums,
  povertyFigures,
  readSums,
  sumsSelect,
} from '../alkire-foster/index.ts';
import { type ReadDomain, readSample, type SampleColumns } from './read-sample.ts';
import {
  checkDesign,
  type DomainSample,
  estimateRatio,
  type LonelyRule,
  type RatioEstimate,
  type SampleStratum,
} from './sampling-error.ts';
import { type Estimate, ofCensus, withInterval } from './share-interval.ts';

/** How the rows came to be: a full count, which has no sampling error, or a sample with its design. */
export type SurveyDesign =
  | Readonly<{ kind: 'census' }>
  | (Readonly<{ kind: 'sample'; lonely: LonelyRule }> & SampleColumns);

/** What is to be estimated. `scale` is what weights were multiplied by; `level` that of the intervals, 0.95 unless told. */
export type EstimateOrder = Readonly<{
  measure: PovertyMeasure;
  source: MeasureSource;
  design: SurveyDesign;
  scale?: number;
  level?: number;
}>;

/** The figures of some people, each with its error. */
export type PovertyEstimates = Readonly<{
  headcount: Estimate | null;
  intensity: Estimate | null;
  adjustedHeadcount: Estimate | null;
  indicators: readonly Readonly<{
    id: string;
    raw: Estimate | null;
    censored: Estimate | null;
    contribution: Estimate | null;
  }>[];
  dimensions: readonly Readonly<{ id: string; contribution: Estimate | null }>[];
}>;

/** What was found of everybody, or of one group. */
export type EstimatedPeople = Readonly<{
  sums: PovertySums;
  figures: PovertyFigures;
  estimates: PovertyEstimates;
  /** Sampling units with people of the group less their strata; null for a full count. */
  degrees: number | null;
}>;

/** What was found of everybody and of each group. */
export type EstimatedPoverty = Readonly<{
  whole: EstimatedPeople;
  groups: readonly (EstimatedPeople & Readonly<{ group: Row }>)[];
}>;

const LEVEL = 0.95;

/**
 * Measures poverty with what is known of the error of each figure. Throws SAMPLE_EMPTY when nobody can be counted, and what makes a
 * design unusable: SAMPLE_PLACE_MISSING, SAMPLE_STRATUM_LONELY, SAMPLE_POPULATION_WRONG.
 */
export async function estimatePoverty(engine: Engine, order: EstimateOrder): Promise<EstimatedPoverty> {
  const { measure, source, design, scale = 1, level = LEVEL } = order;
  if (design.kind === 'census') return countPoverty(engine, order);
  const { strata, whole, domains } = await readSample(engine, { measure, source, columns: design, scale });
  refuseEmpty(whole.sums);
  checkDesign(strata, design.lonely);
  const found = (domain: ReadDomain) => {
    const sample = { lines: domain.lines, strata, lonely: design.lonely };
    return estimatedPeople({ measure, sums: domain.sums, sample, level });
  };
  return {
    whole: found(whole),
    groups: domains.map((domain) => ({ group: domain.group, ...found(domain) })),
  };
}

async function countPoverty(
  engine: Engine,
  { measure, source, scale = 1 }: EstimateOrder,
): Promise<EstimatedPoverty> {
  const count = async (groups: MeasureSource['groups']) =>
    (await engine.rows(sumsSelect(measure, { ...source, groups }))).map((row) => {
      const sums = readSums(row, measure, scale);
      const group = Object.fromEntries(groups.map(({ name }) => [name, row[name] ?? null]));
      return { group, ...estimatedPeople({ measure, sums }) };
    });
  const [whole] = await count([]);
  if (!whole) throw new TypeError('sums over all are always there');
  refuseEmpty(whole.sums);
  return { whole, groups: source.groups.length > 0 ? await count(source.groups) : [] };
}

function refuseEmpty({ people, leftOut }: PovertySums): void {
  if (!(people > 0)) throw problem('SAMPLE_EMPTY', { leftOut: leftOut.rows });
}

/** Sums of some people, and the sample they are known from; without one it is a full count. */
export type PeopleToEstimate = Readonly<{
  measure: PovertyMeasure;
  sums: PovertySums;
  sample?: DomainSample;
  level?: number;
}>;

/** The figures and estimates of one group of people. */
export function estimatedPeople({ measure, sums, sample, level = LEVEL }: PeopleToEstimate): EstimatedPeople {
  const figures = povertyFigures(measure, sums);
  const degrees = sample ? degreesOf(sample) : null;
  const ratio = (above: Weights, below: Weights): Estimate | null => {
    const vectors = { above: vectorOf(measure, above), below: vectorOf(measure, below) };
    const found: RatioEstimate | null = estimateRatio(sample ?? asOneLine(sums), vectors);
    if (found === null) return null;
    return degrees === null ? ofCensus(found.value) : withInterval(found, { degrees, level });
  };
  return { sums, figures, estimates: estimatesOf(measure, ratio), degrees };
}

/** Which sums stand above or below a line, each times a number. Indicators by place. */
type Weights = Readonly<{
  people?: number;
  poor?: number;
  score?: number;
  raw?: ReadonlyMap<number, number>;
  censored?: ReadonlyMap<number, number>;
}>;

function estimatesOf(
  measure: PovertyMeasure,
  ratio: (above: Weights, below: Weights) => Estimate | null,
): PovertyEstimates {
  const { weightsSum, indicators } = measure;
  const everyone = { people: 1 };
  const one = (place: number, weight = 1) => new Map([[place, weight]]);
  return {
    headcount: ratio({ poor: 1 }, everyone),
    intensity: ratio({ score: 1 / weightsSum }, { poor: 1 }),
    adjustedHeadcount: ratio({ score: 1 / weightsSum }, everyone),
    indicators: indicators.map(({ id, weight }, place) => ({
      id,
      raw: ratio({ raw: one(place) }, everyone),
      censored: ratio({ censored: one(place) }, everyone),
      contribution: ratio({ censored: one(place, weight) }, { score: 1 }),
    })),
    dimensions: dimensionsOf(measure).map((dimension) => {
      const own = indicators.flatMap((indicator, place) =>
        indicator.dimension === dimension ? [[place, indicator.weight] as const] : [],
      );
      return { id: dimension, contribution: ratio({ censored: new Map(own) }, { score: 1 }) };
    }),
  };
}

function vectorOf({ indicators }: PovertyMeasure, weights: Weights): Float64Array {
  const { people = 0, poor = 0, score = 0, raw, censored } = weights;
  const each = (of?: ReadonlyMap<number, number>) => indicators.map((_, place) => of?.get(place) ?? 0);
  return Float64Array.from([people, poor, score, ...each(raw), ...each(censored)]);
}

/** A full count as a line that everything can be read from. */
function asOneLine({ people, poor, score, raw, censored }: PovertySums): DomainSample {
  const vector = Float64Array.from([people, poor, score, ...raw, ...censored]);
  const strata: readonly SampleStratum[] = [{ name: 'all', units: 1, populationUnits: 1 }];
  return { lines: [{ stratum: 'all', units: 1, weight: 1, squares: 1, vector }], strata, lonely: 'refuse' };
}

/** Units and strata count where they have people of the group. */
function degreesOf({ lines }: DomainSample): number {
  const present = lines.filter(({ weight, vector }) => weight > 0 && (vector[0] ?? 0) > 0);
  const units = present.reduce((sum, line) => sum + line.units, 0);
  return units - new Set(present.map(({ stratum }) => stratum)).size;
}
