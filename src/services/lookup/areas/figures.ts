import { type Row, type Sql, sql } from '../../../base/lake/index.ts';
import type { Country } from '../../../country.ts';
import { EVERYONE, type Reading } from '../reading.ts';
import { allMeasures } from './measures.ts';

/** Figures by measure id. A measure that cannot be known is absent; a known one that counts nothing is 0. */
export type Figures = Readonly<Record<string, number>>;

/** What is known of an area: for everybody, and for each part of the people that there is somebody of. */
export type GroupedFigures = Readonly<{ everyone: Figures; groups: Readonly<Record<string, Figures>> }>;

/** Puts rows of one area together; what is known and has no row is zero. */
export function groupFigures(
  rows: readonly Row[],
  { country, known }: Readonly<{ country: Country; known: readonly string[] }>,
): GroupedFigures {
  const zeros = Object.fromEntries(known.map((measure) => [measure, 0]));
  const grouped = new Map<string, Record<string, number>>();
  for (const row of rows) {
    const grouping = String(row['grouping']);
    const figures = grouped.get(grouping) ?? { ...zeros };
    figures[String(row['measure'])] = Number(row['value']);
    grouped.set(grouping, figures);
  }
  const { [EVERYONE]: everyone, ...groups } = Object.fromEntries(
    [...grouped].map(([grouping, figures]) => [grouping, withRatios(figures, country)]),
  );
  return { everyone: everyone ?? zeros, groups };
}

/** Adds what is worked out from other figures; a ratio to nothing is not known. */
export function withRatios(figures: Readonly<Record<string, number>>, country: Country): Figures {
  const all: Record<string, number> = { ...figures };
  for (const { id, counts } of allMeasures(country)) {
    if (counts.kind !== 'ratio') continue;
    const above = figures[counts.numerator];
    const below = figures[counts.denominator];
    if (above === undefined || !below) continue;
    all[id] = (above * counts.numeratorTimes) / (below * counts.denominatorTimes);
  }
  return all;
}

/** Rows of some areas that lie under some parents, by which the file is sorted. */
export function figureRows(reading: Reading, where: Sql): Promise<Row[]> {
  return reading.serving.rows(
    sql`select area_code, grouping, measure, value from areas.figures where ${where}`,
  );
}
