import { dialect, id, join, literal, type Row, type Sql, sql } from '../../../base/lake/index.ts';
import type { MeasureGroup } from './cells.ts';
import type { PovertyMeasure } from './define-measure.ts';
import { numberOf } from './poverty-sums.ts';

/** What is had of something that can be measured, in whole units (satang, days, hundredths), and how much is enough. */
export type CardinalColumn = Readonly<{ value: Sql; enough: number }>;

/** People and what they have of every indicator of a measure; somebody who has less than enough is deprived. */
export type CardinalSource = Readonly<{
  from: Sql;
  had: (indicator: string) => CardinalColumn;
  groups: readonly MeasureGroup[];
  weight?: Sql;
}>;

/** Poverty that also counts how far below enough the poor are, and how unequally. Null where nobody is counted. */
export type CardinalFigures = Readonly<{
  people: number;
  leftOutRows: number;
  /** M1, the adjusted poverty gap; M2, the adjusted squared gap. */
  adjustedGap: number | null;
  adjustedSquaredGap: number | null;
}>;

/**
 * Gaps and squared gaps of the poor by group, as whole numbers. What is had below zero counts as zero, so that no gap is more than
 * all. Rows with something unknown are left out and counted. Read its rows with `readCardinalFigures`.
 */
export function cardinalSelect(measure: PovertyMeasure, source: CardinalSource): Sql {
  const { from, groups, had, weight = literal(1) } = source;
  const wide = dialect.type('wide');
  const columns = measure.indicators.map((indicator, place) => ({
    ...indicator,
    ...had(indicator.id),
    place,
  }));
  const gaps = columns.map(({ value, enough, place }) => {
    const lacking = sql`greatest(${literal(enough)} - greatest(${value}, 0), 0)`;
    return sql`cast(case when ${value} is not null then ${lacking} end as ${wide}) as ${id(`gap_${place}`)}`;
  });
  const known = columns.map(({ place }) => sql`${id(`gap_${place}`)} is not null`);
  const score = columns.map(
    ({ weight: points, place }) =>
      sql`case when ${id(`gap_${place}`)} > 0 then ${literal(points)} else 0 end`,
  );
  const keys = groups.map(({ name }) => id(name));
  const kept = groups.map(({ name, value }) => sql`${value} as ${id(name)}`);
  const poor = sql`known and score >= ${literal(measure.cutOff)}`;
  const sums = columns.flatMap(({ place }) => {
    const gap = id(`gap_${place}`);
    return [
      sql`coalesce(sum(people * ${gap}) filter (where ${poor}), 0) as ${id(`gaps_${place}`)}`,
      sql`coalesce(sum(people * ${gap} * ${gap}) filter (where ${poor}), 0) as ${id(`squares_${place}`)}`,
    ];
  });
  return sql`
    with person as (
      select ${join([...kept, sql`${weight} as people`, ...gaps])}
      from ${from}
    ),
    scored as (
      select *, ${join(known, ' and ')} as known, ${join(score, ' + ')} as score
      from person
    )
    select ${join([
      ...keys,
      sql`coalesce(sum(people) filter (where known), 0) as people`,
      sql`count(*) filter (where not known) as left_out_rows`,
      ...sums,
    ])}
    from scored
    ${keys.length > 0 ? sql`group by ${join(keys)} order by ${join(keys)}` : sql``}`;
}

/** One row of `cardinalSelect`; `scale` is what weights were multiplied by. */
export function readCardinalFigures(
  row: Row,
  measure: PovertyMeasure,
  { enough, scale = 1 }: Readonly<{ enough: (indicator: string) => number; scale?: number }>,
): CardinalFigures {
  const people = numberOf(row['people']) / scale;
  const added = (name: string, power: number) =>
    measure.indicators.reduce((sum, { id: indicator, weight }, place) => {
      const gaps = numberOf(row[`${name}_${place}`]) / scale;
      return sum + (weight * gaps) / enough(indicator) ** power;
    }, 0);
  const figure = (sum: number) => (people > 0 ? sum / (measure.weightsSum * people) : null);
  return {
    people,
    leftOutRows: numberOf(row['left_out_rows']),
    adjustedGap: figure(added('gaps', 1)),
    adjustedSquaredGap: figure(added('squares', 2)),
  };
}
