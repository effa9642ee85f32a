import { problem } from '../../base/errors/index.ts';
import { dialect, type Engine, id, join, literal, type Sql, sql } from '../../base/lake/index.ts';
import type { LoadedRecords } from '../records/index.ts';
import type { LinkSettings, PlannedRule } from '../settings/index.ts';
import { termSql } from './terms.ts';

/** What a blocking rule brings, known before any pair is made. */
export type RuleCount = Readonly<{
  rule: string;
  /** Records that have all its keys and share them with another. */
  records: number;
  pairs: number;
  /** Sizes of its largest blocks. */
  largestBlocks: readonly number[];
  /** What the cap on block size left out. */
  droppedBlocks: number;
  droppedPairs: number;
}>;

const LARGEST_SHOWN = 5;
const MOST_RULES = 52;

/** Gives every record its key under each rule (`keys_<n>`) and counts. Throws LINK_TOO_MANY_PAIRS before a single pair is made. */
export async function countRules(
  engine: Engine,
  records: LoadedRecords,
  plan: Readonly<{ rules: readonly PlannedRule[]; settings: LinkSettings }>,
): Promise<RuleCount[]> {
  const counts: RuleCount[] = [];
  for (const [index, rule] of plan.rules.entries()) {
    const terms = rule.keys.map((term) => termSql(term, records.column));
    await engine.run(
      dialect.createTable(
        id(`keys_${index}`),
        sql`
        select rid, file, ${dialect.textKey(join(terms, ", '|', "))} as block
        from records
        where ${join(
          terms.map((term) => sql`${term} is not null`),
          ' and ',
        )}`,
      ),
    );
    const count = await countRule(engine, index, rule);
    if (count.pairs > plan.settings.mostPairs) {
      throw problem('LINK_TOO_MANY_PAIRS', {
        rule: rule.text,
        pairs: count.pairs,
        most: plan.settings.mostPairs,
      });
    }
    counts.push(count);
  }
  return counts;
}

async function countRule(engine: Engine, index: number, rule: PlannedRule): Promise<RuleCount> {
  const rows = await engine.rows(sql`
    with block as (
      select cast(count(*) as double) as size
      from ${id(`keys_${index}`)}
      group by block
    )
    select size, cast(count(*) as double) as blocks
    from block
    where size > 1
    group by size
    order by size desc`);
  const sizes = rows.map((row) => ({ size: Number(row['size']), blocks: Number(row['blocks']) }));
  const kept = sizes.filter(({ size }) => size <= rule.largestBlock);
  const dropped = sizes.filter(({ size }) => size > rule.largestBlock);
  return {
    rule: rule.text,
    records: sum(kept, ({ size, blocks }) => size * blocks),
    pairs: sum(kept, pairsOf),
    largestBlocks: sizes
      .flatMap(({ size, blocks }) => new Array<number>(Math.min(blocks, LARGEST_SHOWN)).fill(size))
      .slice(0, LARGEST_SHOWN),
    droppedBlocks: sum(dropped, ({ blocks }) => blocks),
    droppedPairs: sum(dropped, pairsOf),
  };
}

type BlockSize = Readonly<{ size: number; blocks: number }>;

function pairsOf({ size, blocks }: BlockSize): number {
  return (blocks * size * (size - 1)) / 2;
}

function sum(sizes: readonly BlockSize[], of: (size: BlockSize) => number): number {
  return sizes.reduce((all, size) => all + of(size), 0);
}

/**
 * All pairs that any rule brings, once each, into the table `pairs`: `left_rid` < `right_rid`, and `rules`, a bit for each rule that
 * brings it. Linking two files compares across them only.
 */
export async function makePairs(
  engine: Engine,
  plan: Readonly<{ rules: readonly PlannedRule[]; counts: readonly RuleCount[]; mode: LinkSettings['mode'] }>,
): Promise<void> {
  const { rules, counts, mode } = plan;
  if (rules.length > MOST_RULES) throw new RangeError(`at most ${MOST_RULES} blocking rules`);
  const across = mode === 'link' ? sql`and one.file <> other.file` : sql``;
  const brought = rules.map((rule, index): Sql => {
    const keys = id(`keys_${index}`);
    const small = sql`
        select block
        from ${keys}
        group by block
        having count(*) <= ${literal(rule.largestBlock)}`;
    const capped = counts[index]?.droppedBlocks ? sql`where one.block in (${small})` : sql``;
    return sql`
      select one.rid as left_rid, other.rid as right_rid, ${literal(2 ** index)}::bigint as rule
      from ${keys} as one
      join ${keys} as other on other.block = one.block and one.rid < other.rid ${across}
      ${capped}`;
  });
  await engine.run(
    dialect.createTable(
      sql`pairs`,
      sql`
      select left_rid, right_rid, ${dialect.bitOr(sql`rule`)} as rules
      from (${join(brought, '\n      union all ')}) as brought
      group by left_rid, right_rid`,
    ),
  );
}
