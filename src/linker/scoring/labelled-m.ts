import { dialect, type Engine, literal, sql } from '../../base/lake/index.ts';
import { type LevelCounts, unpackPatterns } from '../model/index.ts';
import type { LoadedRecords } from '../records/index.ts';
import type { LinkSettings, PlannedComparison } from '../settings/index.ts';
import { comparedPairs } from './compare.ts';

/** Packed comparison patterns and how many pairs show each. */
export type PatternCounts = Readonly<{ patterns: Float64Array; counts: Float64Array }>;

/** More labelled pairs make m no surer; above it a hash chooses among people. */
const MOST_PAIRS = 1_000_000;

/** A person of very many records would count for more than all others, and is hardly one person. */
const MOST_RECORDS = 100;

const PARTS = 1_000_000;

/** Compares the records that the truth column says are one person with each other. */
export async function comparedLabels(
  engine: Engine,
  records: LoadedRecords,
  plan: Readonly<{ comparisons: readonly PlannedComparison[]; settings: LinkSettings }>,
): Promise<PatternCounts> {
  const { comparisons, settings } = plan;
  const across = settings.mode === 'link' ? sql`and one.file <> other.file` : sql``;
  const person = sql`(
      select truth, count(*) as records
      from records
      where truth is not null
      group by truth
      having count(*) between 2 and ${literal(MOST_RECORDS)}
    ) as person`;
  const [counted] = await engine.rows(
    sql`select cast(sum(records * (records - 1) / 2) as double) as pairs from ${person}`,
  );
  const share = Math.min(1, MOST_PAIRS / Math.max(1, Number(counted?.['pairs'] ?? 0)));
  const pairs = sql`(
    select one.rid as left_rid, other.rid as right_rid
    from ${person}
    join records as one on one.truth = person.truth
    join records as other on other.truth = person.truth and one.rid < other.rid ${across}
    where ${dialect.textKey(sql`person.truth`)} % ${literal(PARTS)} < ${literal(Math.ceil(share * PARTS))}
  )`;
  const compared = comparedPairs(pairs, { comparisons, records, keep: sql`left_rid`, rarity: false });
  const rows = await engine.rows(sql`
    select cast(pattern as double) as pattern, cast(count(*) as double) as pairs
    from (${compared}) as labelled_pair
    group by pattern
    order by pattern`);
  return {
    patterns: Float64Array.from(rows, (row) => Number(row['pattern'])),
    counts: Float64Array.from(rows, (row) => Number(row['pairs'])),
  };
}

/** So few pairs say less than what the compared pairs teach without labels. */
const LEAST_PAIRS = 30;

/** Keeps a level that no labelled pair shows from becoming impossible. */
const PSEUDO_COUNT = 0.5;

/** m as the share of labelled pairs on each level, of those that know both values; undefined where there are hardly any pairs. */
export function mOfLabels({ patterns, counts }: PatternCounts, levels: LevelCounts): number[][] | undefined {
  if (counts.reduce((sum, pairs) => sum + pairs, 0) < LEAST_PAIRS) return undefined;
  const unpacked = unpackPatterns(patterns, levels);
  return levels.map((size, field) => {
    const seen = new Float64Array(size).fill(PSEUDO_COUNT);
    counts.forEach((pairs, index) => {
      const level = unpacked[index * levels.length + field] ?? 0;
      seen[level] = (seen[level] ?? 0) + pairs;
    });
    const known = seen.subarray(1).reduce((sum, pairs) => sum + pairs, 0);
    return Array.from(seen, (pairs, level) => (level === 0 ? 1 : pairs / known));
  });
}
