import { dialect, type Engine, id, join, literal, type Sql, sql } from '../../base/lake/index.ts';
import { levelSql, type PairColumns } from '../comparisons/index.ts';
import { patternCount, radixOf } from '../model/index.ts';
import type { LoadedRecords } from '../records/index.ts';
import type { PlannedComparison } from '../settings/index.ts';

/** How a comparison names the values of a pair's two sides. */
function pairColumns(records: LoadedRecords): PairColumns {
  const value = (side: 'l' | 'r', name: string) => sql`${id(side)}.${records.column(name)}`;
  return { value, code: value };
}

/** How many levels each comparison has, unknown and else included. */
export function levelCounts(comparisons: readonly PlannedComparison[]): number[] {
  return comparisons.map(({ levels }) => levels.length + 2);
}

/** The packed comparison pattern of each pair of a table with `left_rid` and `right_rid`, and further columns of that table. */
export function comparedPairs(
  from: Sql,
  plan: Readonly<{
    comparisons: readonly PlannedComparison[];
    records: LoadedRecords;
    keep: Sql;
    rarity: boolean;
  }>,
): Sql {
  const { comparisons, records, keep } = plan;
  const radix = radixOf(levelCounts(comparisons));
  const level = (index: number) => id(`level_${index}`);
  const columns = pairColumns(records);
  const levels = comparisons.map(
    (comparison, index) => sql`${levelSql(comparison.levels, comparison.column, columns)} as ${level(index)}`,
  );
  const population = populationSql(records);
  const packed = [
    ...radix.map((factor, index) => sql`${level(index)} * ${literal(factor)}::bigint`),
    ...(population ? [sql`population * ${literal(patternCount(levelCounts(comparisons)))}::bigint`] : []),
  ];
  const adjusted = plan.rarity
    ? comparisons.flatMap((comparison, index) => (comparison.termFrequency ? [index] : []))
    : [];
  const best = (index: number) => literal((comparisons[index]?.levels.length ?? 0) + 1);
  const bits = adjusted.map(
    (index) => sql`case when ${level(index)} = ${best(index)} then ${id(`bits_${index}`)} else 0 end`,
  );
  const bitColumns = adjusted.map((index) => sql`, rarity.${id(`bits_${index}`)}`);
  const rarity = adjusted.length > 0 ? sql`join rarity on rarity.rid = pair.left_rid` : sql``;
  return sql`
    select ${keep}, ${join(packed, ' + ')} as pattern, cast(${bits.length > 0 ? join(bits, ' + ') : sql`0`} as float) as bits
    from (
      select ${keep}, ${join(levels)}${join(bitColumns, '')}${population ? sql`, ${population.value} as population` : sql``}
      from ${from} as pair
      join records as l on l.rid = pair.left_rid
      join records as r on r.rid = pair.right_rid
      ${rarity}
      ${population ? population.joins : sql``}
    ) as levelled_pair`;
}

/** A pair is of a population when both its records are; there is nothing to ask where there are no populations. */
function populationSql({ populations }: LoadedRecords): Readonly<{ value: Sql; joins: Sql }> | undefined {
  if (populations.length <= 1) return undefined;
  return {
    value: sql`case when population_l.population = population_r.population then population_l.population else 0 end`,
    joins: sql`
      join populations as population_l on population_l.rid = pair.left_rid
      join populations as population_r on population_r.rid = pair.right_rid`,
  };
}

/** Compares every pair once, into the table `compared`. */
export async function comparePairs(
  engine: Engine,
  records: LoadedRecords,
  comparisons: readonly PlannedComparison[],
): Promise<void> {
  const keep = sql`left_rid, right_rid, rules`;
  await engine.run(
    dialect.createTable(
      sql`compared`,
      comparedPairs(sql`pairs`, { comparisons, records, keep, rarity: true }),
    ),
  );
}
