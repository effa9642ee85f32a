import type { IsoDate, Text } from '../../../base/model/index.ts';
import type { Country } from '../../../country.ts';
import { type Measure, unitOf } from '../../../stages/areas/index.ts';
import type { Reading } from '../reading.ts';
import { allMeasures } from './all-measures.ts';
import { sourcesOfMeasures } from './measure-sources.ts';
import { publishedAs } from './publication.ts';

/** A measure over another, worked out where it is read. */
export type RatioFormula = Readonly<{
  numerator: string;
  denominator: string;
  numeratorTimes: number;
  denominatorTimes: number;
}>;

/** A measure as people see it: one definition for map, table, chart, API and export. */
export type MeasureAnswer = Readonly<{
  id: string;
  title: Text;
  definition: Text;
  unit: ReturnType<typeof unitOf>;
  formula: RatioFormula | null;
  layer: Measure['layer'];
  programme: string | null;
  direction: Measure['direction'];
  quality: Readonly<{ verified: boolean; note: Text | null }>;
  suppression: Measure['suppression'];
  /** How it leaves to those who do not work in the area, and whether for groups too. */
  publish: Measure['publish'] | 'rates';
  publishByGroup: boolean;
  hasList: boolean;
  over: string | null;
  sources: Readonly<{ source: string; asOf: IsoDate | null }>[];
}>;

type Named = { id: string; title: Text };

/** Ways of grouping areas beside the official levels. */
type Way = { id: string; title: Text; verified: boolean; note: Text | null };

/** What is listed of measures, and by what they are broken down. */
export type MeasuresAnswer = Readonly<{
  measures: MeasureAnswer[];
  groups: Named[];
  programmes: Named[];
  regions: Way[];
  /** Whether areas can also be parted by local administrations. */
  locals: boolean;
}>;

/** All measures, groups and programmes of a country, in the order of its content, with the dates of a reading's sources. */
export function listMeasures(country: Country, reading?: Reading): MeasuresAnswer {
  const { sexes, stages, groups } = country.measures;
  const measures = allMeasures(country);
  const sources = rememberSources(country, reading);
  return {
    measures: measures.map((measure) => ({
      id: measure.id,
      title: measure.title,
      definition: measure.definition,
      unit: unitOf(measure),
      formula: formulaOf(measure),
      layer: measure.layer,
      programme: measure.programme,
      direction: measure.direction,
      quality: { verified: measure.quality.verified, note: measure.quality.note ?? null },
      suppression: measure.suppression,
      ...publishedAs(country, measure.id),
      hasList: unitOf(measure) === 'people',
      over: measure.over,
      sources: (sources.get(measure.id) ?? []).map((source) => ({
        source,
        asOf: reading?.source(source)?.asOf ?? null,
      })),
    })),
    groups: [
      { id: 'sex:m', title: sexes.m },
      { id: 'sex:f', title: sexes.f },
      ...stages.map((stage) => ({ id: `stage:${stage.id}`, title: stage.title })),
      ...groups.map((group) => ({ id: `group:${group.id}`, title: group.title })),
    ],
    programmes: country.programmes.map(({ id, title }) => ({ id, title })),
    locals: country.locals().length > 0,
    regions: country.regions().map(({ id, title, verified, note }) => ({ id, title, verified, note })),
  };
}

function formulaOf({ counts }: Measure): RatioFormula | null {
  if (counts.kind !== 'ratio') return null;
  const { numerator, denominator, numeratorTimes, denominatorTimes } = counts;
  return { numerator, denominator, numeratorTimes, denominatorTimes };
}

const traced = new WeakMap<
  Country,
  Readonly<{ on: string; sources: ReturnType<typeof sourcesOfMeasures> }>
>();

/** The registers behind each measure; they change only with the day's rules. */
export function rememberSources(
  country: Country,
  reading: Reading | undefined,
): ReturnType<typeof sourcesOfMeasures> {
  if (!reading) return new Map();
  const known = traced.get(country);
  if (known?.on === reading.asOf) return known.sources;
  const sources = sourcesOfMeasures(country, allMeasures(country), reading.asOf);
  traced.set(country, { on: reading.asOf, sources });
  return sources;
}
