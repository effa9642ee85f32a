import { type Engine, id, sql } from '../../../base/lake/index.ts';
import { type RuleCount, termValue } from '../../blocking/index.ts';
import type { ReportRule } from '../../report/index.ts';
import { type LinkSettings, plannedRules } from '../../settings/index.ts';
import type { LinkJob } from '../link-files.ts';
import { readRecords } from '../read-records.ts';

type Block = Readonly<{ records: number; pairs: number; first: number }>;

/** The largest blocks of every rule with what their records have in common, from the tables `keys_<n>` of the job. */
export async function largestBlocks(
  engine: Engine,
  job: LinkJob,
  settings: LinkSettings,
): Promise<ReportRule['largest'][]> {
  const blocks: Block[][] = [];
  for (const [index, rule] of job.rules.entries())
    blocks.push(await blocksOf(engine, index, { rule, mode: settings.mode }));
  const firsts = [...new Set(blocks.flat().map(({ first }) => first))];
  const records = await readRecords(engine, job, firsts);
  return plannedRules(settings).map(({ keys }, index) =>
    (blocks[index] ?? []).map(({ records: size, pairs, first }) => ({
      key: keys.map((term) => termValue(term, records.get(first)?.values ?? {})),
      records: size,
      pairs,
    })),
  );
}

type Asked = Readonly<{ rule: RuleCount; mode: LinkSettings['mode'] }>;

/** As many blocks as were counted beforehand, so that both say the same; of equally large ones that of the smallest record. */
async function blocksOf(engine: Engine, index: number, { rule, mode }: Asked): Promise<Block[]> {
  const apart = mode === 'link' ? sql`sum(records * records)` : sql`sum(records)`;
  const rows = await engine.rows(sql`
    with part as (
      select block, min(rid) as first, cast(count(*) as double) as records
      from ${id(`keys_${index}`)}
      group by block, file
    ),
    block as (
      select block, cast(min(first) as integer) as first, sum(records) as size,
        (sum(records) * sum(records) - ${apart}) / 2 as pairs
      from part
      group by block
    )
    select first, size, pairs
    from block
    where pairs > 0
    order by size desc, first
    limit ${rule.largestBlocks.length}`);
  return rows.map((row) => ({
    records: Number(row['size']),
    pairs: Number(row['pairs']),
    first: Number(row['first']),
  }));
}
