import { problem } from '../../base/errors/index.ts';
import { type Engine, literal, sql } from '../../base/lake/index.ts';
import { populationOf, unpackPatterns } from '../model/index.ts';
import { comparedPairs, levelCounts, type PairScore, pairExplainer } from '../scoring/index.ts';
import { type LinkSettings, plannedRules } from '../settings/index.ts';
import type { LinkJob } from './link-files.ts';
import { type ComparedRecord, readRecords } from './read-records.ts';

/** Two records side by side with every step of their score. */
export type ExplainedPair = Readonly<{
  left: ComparedRecord;
  right: ComparedRecord;
  score: PairScore;
  /** The population whose own model judged the pair; null where that of all records did. */
  population: string | null;
  together: boolean;
}>;

/**
 * Explains one pair of a job by the ids of its records, `2:ID` for a record of the second file. A pair that the job did not compare is
 * told as one that no rule brings. Throws LINK_RECORD_UNKNOWN and LINK_RECORD_SHARED.
 */
export async function explainPair(
  engine: Engine,
  job: LinkJob,
  ask: Readonly<{ left: string; right: string; settings: LinkSettings }>,
): Promise<ExplainedPair> {
  const left = await findRecord(engine, job, { id: ask.left, argument: 'left' });
  const right = await findRecord(engine, job, { id: ask.right, argument: 'right' });
  const { model, comparisons } = job;
  const explain = pairExplainer({ model, comparisons, rules: plannedRules(ask.settings) });
  const { pattern, rules } = await comparePair(engine, job, [left.rid, right.rid]);
  const counts = levelCounts(comparisons);
  const levels = unpackPatterns(Float64Array.of(pattern), counts);
  const population = populationOf(pattern, counts);
  const judge = model.populations?.[population - 1];
  return {
    left,
    right,
    score: explain({ levels, rules, population, rarity: left.rarity }),
    population: judge?.model ? judge.name : null,
    together: job.cluster[left.rid] === job.cluster[right.rid],
  };
}

/** What the job saw of a pair; a pair that it did not compare is compared now. */
async function comparePair(
  engine: Engine,
  { records, comparisons }: LinkJob,
  rids: readonly [number, number],
): Promise<Readonly<{ pattern: number; rules: number }>> {
  const [first, second] = [Math.min(...rids), Math.max(...rids)];
  const [seen] = await engine.rows(sql`
    select cast(pattern as double) as pattern, cast(rules as double) as rules
    from compared
    where left_rid = ${first} and right_rid = ${second}`);
  if (seen) return { pattern: Number(seen['pattern']), rules: Number(seen['rules']) };
  const pair = sql`(
    select cast(${literal(first)} as integer) as left_rid, cast(${literal(second)} as integer) as right_rid
  )`;
  const compared = comparedPairs(pair, { comparisons, records, keep: sql`left_rid`, rarity: false });
  const [row] = await engine.rows(
    sql`select cast(pattern as double) as pattern from (${compared}) as own_pair`,
  );
  return { pattern: Number(row?.['pattern']), rules: 0 };
}

type Wanted = Readonly<{ id: string; argument: 'left' | 'right' }>;

async function findRecord(engine: Engine, job: LinkJob, { id, argument }: Wanted): Promise<ComparedRecord> {
  const rows = await engine.rows(sql`
    select rid, own_id = ${id} as by_id
    from records
    where own_id = ${id} or cast(file + 1 as varchar) || ':' || own_id = ${id}
    order by rid`);
  const byId = rows.filter((row) => row['by_id'] === true);
  if (byId.length > 1) throw problem('LINK_RECORD_SHARED', { argument, files: byId.length });
  const rid = Number((byId[0] ?? rows[0])?.['rid']);
  const found = rows.length > 0 ? (await readRecords(engine, job, [rid])).get(rid) : undefined;
  if (!found) throw problem('LINK_RECORD_UNKNOWN', { argument });
  return found;
}
