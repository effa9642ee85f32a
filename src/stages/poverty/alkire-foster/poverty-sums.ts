import { type Cell, id, join, literal, type Row, type Sql, sql } from '../../../base/lake/index.ts';
import { allKnown, cellsSelect, cellTests, type MeasureSource } from './cells.ts';
import type { PovertyMeasure } from './define-measure.ts';

/**
 * The sums that every figure is a ratio of, over rows of which every indicator is known. `people` are weights; indicators stand in the
 * measure's order. Rows with an answer missing are left out of all of it and counted beside: they never count as not deprived.
 */
export type PovertySums = Readonly<{
  rows: number;
  people: number;
  poor: number;
  /** Weights of deprivations of the poor, added up over them; and the same of squares of each one's sum. */
  score: number;
  scoreSquares: number;
  vulnerable: number;
  severe: number;
  /** People deprived, and people both poor and deprived, by indicator. */
  raw: readonly number[];
  censored: readonly number[];
  leftOut: LeftOut;
}>;

/** Who was left out because an answer is missing; some are poor, or are not, whatever the answer. */
export type LeftOut = Readonly<{
  rows: number;
  people: number;
  surelyPoor: number;
  surelyNotPoor: number;
  /** People of whom an indicator is not known, by indicator. */
  unknown: readonly number[];
}>;

/** The sums of a measure by group, in one pass over the source. Read its rows with `readSums`. */
export function sumsSelect(measure: PovertyMeasure, source: MeasureSource): Sql {
  const names = source.groups.map(({ name }) => name);
  return sumsOfCells(measure, { cells: sql`(${cellsSelect(measure, source)}) as cell`, groups: names });
}

/** Cells to add up, and what to add: their own weight, or another one. */
export type CellsToSum = Readonly<{
  cells: Sql;
  groups: readonly string[];
  /** Further columns for each group, worked out from the cells. */
  more?: readonly Sql[];
  weight?: Sql;
}>;

/** The sums of a measure over cells made before. Sums of cases, which engines add up quicker than sums with filters. */
export function sumsOfCells(measure: PovertyMeasure, { cells, groups, more = [], weight }: CellsToSum): Sql {
  const keys = groups.map((name) => id(name));
  const cutOff = literal(measure.cutOff);
  const grouped = keys.length > 0 ? sql`group by ${join(keys)} order by ${join(keys)}` : sql``;
  return sql`
    with scored as (
      select
        *,
        ${weight ?? sql`weight`} as people,
        ${allKnown(measure)} as known,
        ${scoreOf(measure, ({ lacks }) => lacks)} as score,
        ${scoreOf(measure, ({ lacks, unknown }) => sql`${lacks} or ${unknown}`)} as most_score
      from ${cells}
    ),
    judged as (
      select
        *,
        case when known then people else 0 end as known_people,
        case when known and score >= ${cutOff} then people else 0 end as poor_people
      from scored
    )
    select ${join([...keys, ...more, ...sumColumns(measure)], ',\n      ')}
    from judged
    ${grouped}`;
}

/** The sums of a measure over a table that holds sums already, such as those of sampling units. */
export function sumsOfSums(
  measure: PovertyMeasure,
  { from, groups, more = [] }: Readonly<{ from: Sql; groups: readonly string[]; more?: readonly Sql[] }>,
): Sql {
  const keys = groups.map((name) => id(name));
  const sums = sumNames(measure).map((name) => sql`coalesce(sum(${id(name)}), 0) as ${id(name)}`);
  const grouped = keys.length > 0 ? sql`group by ${join(keys)} order by ${join(keys)}` : sql``;
  return sql`select ${join([...keys, ...more, ...sums])} from ${from} ${grouped}`;
}

/** The columns of sums, as `readSums` reads them. */
function sumNames({ indicators }: PovertyMeasure): string[] {
  const each = indicators.flatMap((_, place) =>
    ['raw', 'censored', 'unknown_count'].map((name) => `${name}_${place}`),
  );
  return [...SUMS, ...each];
}

type CellTests = ReturnType<typeof cellTests>;

function scoreOf(measure: PovertyMeasure, test: (tests: CellTests) => Sql): Sql {
  const points = measure.indicators.map(
    ({ weight }, place) =>
      sql`case when ${test(cellTests(measure, place))} then ${literal(weight)} else 0 end`,
  );
  return join(points, ' + ');
}

function sumColumns(measure: PovertyMeasure): Sql[] {
  const cutOff = literal(measure.cutOff);
  const { vulnerableFrom, severeFrom } = measure;
  const total = (name: string, value: Sql) => sql`coalesce(sum(${value}), 0) as ${id(name)}`;
  const where = (name: string, test: Sql, value: Sql) =>
    total(name, sql`case when ${test} then ${value} else 0 end`);
  const nearly =
    vulnerableFrom === null ? sql`false` : sql`score >= ${literal(vulnerableFrom)} and score < ${cutOff}`;
  const severely = severeFrom === null ? sql`false` : sql`score >= ${literal(severeFrom)}`;
  return [
    where('rows', sql`known`, id('rows')),
    total('people', sql`known_people`),
    total('poor', sql`poor_people`),
    total('score', sql`poor_people * score`),
    total('score_squares', sql`poor_people * score * score`),
    where('vulnerable', nearly, sql`known_people`),
    where('severe', severely, sql`known_people`),
    where('left_out_rows', sql`not known`, id('rows')),
    where('left_out', sql`not known`, sql`people`),
    where('left_out_poor', sql`not known and score >= ${cutOff}`, sql`people`),
    where('left_out_not_poor', sql`not known and most_score < ${cutOff}`, sql`people`),
    ...measure.indicators.flatMap((_, place) => {
      const { lacks, unknown } = cellTests(measure, place);
      return [
        where(`raw_${place}`, lacks, sql`known_people`),
        where(`censored_${place}`, lacks, sql`poor_people`),
        where(`unknown_count_${place}`, unknown, sql`people`),
      ];
    }),
  ];
}

/** One row of `sumsSelect`; `scale` is what weights were multiplied by (`WEIGHT_SCALE` for decimals). */
export function readSums(row: Row, measure: PovertyMeasure, scale = 1): PovertySums {
  const people = (name: string) => numberOf(row[name]) / scale;
  const each = (name: string) => measure.indicators.map((_, place) => people(`${name}_${place}`));
  return {
    rows: numberOf(row['rows']),
    people: people('people'),
    poor: people('poor'),
    score: people('score'),
    scoreSquares: people('score_squares'),
    vulnerable: people('vulnerable'),
    severe: people('severe'),
    raw: each('raw'),
    censored: each('censored'),
    leftOut: {
      rows: numberOf(row['left_out_rows']),
      people: people('left_out'),
      surelyPoor: people('left_out_poor'),
      surelyNotPoor: people('left_out_not_poor'),
      unknown: each('unknown_count'),
    },
  };
}

/** The sums that are not of one indicator. */
const SUMS = [
  'rows',
  'people',
  'poor',
  'score',
  'score_squares',
  'vulnerable',
  'severe',
  'left_out_rows',
  'left_out',
  'left_out_poor',
  'left_out_not_poor',
] as const;

/** The number that a sum came to. */
export function numberOf(cell: Cell | undefined): number {
  const read = Number(cell);
  if (Number.isNaN(read)) throw new TypeError('a sum is no number');
  return read;
}
