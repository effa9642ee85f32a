import { dialect, type Engine, id, join, literal, type Sql, sql } from '../../base/lake/index.ts';
import type { PlannedComparison } from '../settings/index.ts';
import type { LoadedRecords } from './load.ts';

/** For each comparison the chance that two random known values are equal: sum of squared shares, in closed form. */
export type ValueChances = readonly number[];

/** Where all values are equal, some pair to come may still differ: nothing is impossible. */
const LEAST_UNLIKE = 0.5;

/**
 * Counts the values of each comparison's own column, and writes to the table `rarity`, a row a record, how many bits more (or fewer)
 * than usual it says to agree on that very value (Winkler's adjustment of u; 0 where the value is unknown or not to be adjusted).
 */
export async function addTermFrequencies(
  engine: Engine,
  records: LoadedRecords,
  comparisons: readonly PlannedComparison[],
): Promise<ValueChances> {
  const chances: number[] = [];
  for (const [index, comparison] of comparisons.entries()) {
    const column = records.column(comparison.column);
    const counts = id(`value_counts_${index}`);
    await engine.run(
      dialect.createTable(
        counts,
        sql`select ${column} as value, count(*) as times from records where ${column} is not null group by ${column}`,
      ),
    );
    const [row] = await engine.rows(sql`
      select cast(sum(times * (times - 1)) as double) as alike, cast(sum(times) as double) as known
      from ${counts}`);
    const known = Number(row?.['known'] ?? 0);
    const pairs = known * (known - 1);
    chances.push(
      pairs > 0 ? Math.min(Math.max(Number(row?.['alike'] ?? 0), 1), pairs - LEAST_UNLIKE) / pairs : 0.5,
    );
    if (comparison.termFrequency) await engine.run(rarityTable(index, chances[index] ?? 0.5, known));
  }
  const adjusted = comparisons.flatMap((comparison, index) => (comparison.termFrequency ? [index] : []));
  await engine.run(dialect.createTable(sql`rarity`, rarityOfRecords(records, comparisons, adjusted)));
  return chances;
}

function rarityTable(index: number, chance: number, known: number): Sql {
  return dialect.createTable(
    id(`rarity_${index}`),
    sql`
    select value, cast(log2(${literal(chance * known)}::double / times) as float) as bits
    from ${id(`value_counts_${index}`)}
    where times > 1`,
  );
}

function rarityOfRecords(
  records: LoadedRecords,
  comparisons: readonly PlannedComparison[],
  adjusted: readonly number[],
): Sql {
  const bits = adjusted.map(
    (index) => sql`coalesce(${id(`rarity_${index}`)}.bits, 0) as ${id(`bits_${index}`)}`,
  );
  const joins = adjusted.map((index) => {
    const value = records.column(comparisons[index]?.column ?? '');
    return sql`left join ${id(`rarity_${index}`)} on ${id(`rarity_${index}`)}.value = records.${value}`;
  });
  return sql`select ${join([sql`records.rid`, ...bits])} from records ${join(joins, ' ')}`;
}
