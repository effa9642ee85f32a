import { readCsv } from '../csv.ts';
import { type Figure, figureOf, originOf, type Year } from './figure.ts';

/** One published figure of the country or a region, under its topic, indicator and breakdown. */
export type NationalFigure = Readonly<{
  topic: string;
  indicator: string;
  breakdown: string;
  /** Null where the source prints no single number; then `printed` says what it is, e.g. `>10` or `5-11`. */
  figure: Figure | null;
  printed: string;
  unit: string;
  year: Year;
  note: string | null;
}>;

/** Where a figure comes from: a published source, or a model and how it works. */
export type StatisticsSource = Readonly<{
  id: string;
  kind: 'source' | 'model';
  what: string;
  origin: string | null;
  terms: string | null;
}>;

/** National and regional figures by topic. */
export function loadNationalFigures(): NationalFigure[] {
  return readCsv(new URL('tables/country/national-figures.csv', import.meta.url)).map((row) => ({
    topic: row.text('topic'),
    indicator: row.text('indicator'),
    breakdown: row.text('breakdown'),
    figure: Number.isNaN(Number(row.text('value'))) ? null : figureOf(row, 'value', originOf(row)),
    printed: row.text('value'),
    unit: row.text('unit'),
    year: row.number('year'),
    note: row.textOrNull('note'),
  }));
}

/** All sources and models, by id. */
export function loadSources(): ReadonlyMap<string, StatisticsSource> {
  const rows = readCsv(new URL('tables/country/sources.csv', import.meta.url));
  return new Map(
    rows.map((row) => [
      row.text('source_id'),
      {
        id: row.text('source_id'),
        kind: row.text('kind') === 'model' ? 'model' : 'source',
        what: row.text('what'),
        origin: row.textOrNull('origin'),
        terms: row.textOrNull('terms'),
      },
    ]),
  );
}
