import { type Problem, problem } from '../../base/errors/index.ts';
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
  /** Blocks of more records were left out, with so many pairs. */
  largestBlock: number;
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
        select rid, file, ${dialect.textKey(join([sql`''`, ...terms], ", '|', "))} as block
        from records
        where ${join([sql`true`, ...terms.map((term) => sql`${term} is not null`)], ' and ')}`,
      ),
    );
    const count = await countRule(engine, index, { rule, mode: plan.settings.mode });
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

type CountedRule = Readonly<{ rule: PlannedRule; mode: LinkSettings['mode'] }>;

async function countRule(engine: Engine, index: number, { rule, mode }: CountedRule): Promise<RuleCount> {
  const rows = await engine.rows(sql`
    with block as (${mode === 'link' ? blocksAcross(id(`keys_${index}`)) : blocks(id(`keys_${index}`))})
    select size, cast(count(*) as double) as blocks, cast(sum(pairs) as double) as pairs
    from block
    where pairs > 0
    group by size
    order by size desc`);
  const sizes = rows.map((row) => ({
    size: Number(row['size']),
    blocks: Number(row['blocks']),
    pairs: Number(row['pairs']),
  }));
  const kept = sizes.filter(({ size }) => size <= rule.largestBlock);
  const dropped = sizes.filter(({ size }) => size > rule.largestBlock);
  return {
    rule: rule.text,
    records: sum(kept, ({ size, blocks: count }) => size * count),
    pairs: sum(kept, ({ pairs }) => pairs),
    largestBlocks: sizes
      .flatMap(({ size, blocks: count }) => new Array<number>(Math.min(count, LARGEST_SHOWN)).fill(size))
      .slice(0, LARGEST_SHOWN),
    largestBlock: rule.largestBlock,
    droppedBlocks: sum(dropped, ({ blocks: count }) => count),
    droppedPairs: sum(dropped, ({ pairs }) => pairs),
  };
}

/** What a user should be told of the rules, ready to be shown and not to be thrown. */
export function notesOfRules(counts: readonly RuleCount[]): Problem[] {
  const capped = counts.filter(({ droppedBlocks }) => droppedBlocks > 0);
  return [
    ...capped.map(({ rule, droppedBlocks, droppedPairs, largestBlock }) =>
      problem('LINK_BLOCKS_LEFT_OUT', {
        rule,
        blocks: droppedBlocks,
        pairs: droppedPairs,
        most: largestBlock,
      }),
    ),
    ...(counts.every(({ pairs }) => pairs === 0) ? [problem('LINK_NOTHING_COMPARED')] : []),
  ];
}

function blocks(keys: Sql): Sql {
  return sql`
      select size, size * (size - 1) / 2 as pairs
      from (select cast(count(*) as double) as size from ${keys} group by block) as whole`;
}

/** As `blocks`, where records of one file are not compared with each other. */
function blocksAcross(keys: Sql): Sql {
  return sql`
      select sum(records) as size, (sum(records) * sum(records) - sum(records * records)) / 2 as pairs
      from (select block, cast(count(*) as double) as records from ${keys} group by block, file) as part
      group by block`;
}

type BlockSize = Readonly<{ size: number; blocks: number; pairs: number }>;

function sum(sizes: readonly BlockSize[], of: (size: BlockSize) => number): number {
  return sizes.reduce((all, size) => all + of(size), 0);
}

/** Both records of a pair in one number, which is grouped more quickly than two. */
const PAIR_SCALE = literal(2 ** 32);

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
      select cast(one.rid as bigint) * ${PAIR_SCALE} + other.rid as pair, ${literal(2 ** index)}::bigint as rule
      from ${keys} as one
      join ${keys} as other on other.block = one.block and one.rid < other.rid ${across}
      ${capped}`;
  });
  await engine.run(
    dialect.createTable(
      sql`pairs`,
      sql`
      select cast(${dialect.divided(sql`pair`, PAIR_SCALE)} as integer) as left_rid,
        cast(pair % ${PAIR_SCALE} as integer) as right_rid, ${dialect.bitOr(sql`rule`)} as rules
      from (${join(brought, '\n      union all ')}) as brought
      group by pair`,
    ),
  );
}
