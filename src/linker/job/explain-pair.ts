import { problem } from '../../base/errors/index.ts';
import { type Engine, sql } from '../../base/lake/index.ts';
import { type PairScore, pairScorer } from '../scoring/index.ts';
import { type LinkSettings, plannedRules } from '../settings/index.ts';
import type { LinkJob } from './link-files.ts';
import { type ComparedRecord, readRecords } from './read-records.ts';

/** Two records side by side with every step of their score. */
export type ExplainedPair = Readonly<{
  left: ComparedRecord;
  right: ComparedRecord;
  score: PairScore;
  together: boolean;
}>;

/** Explains one pair of a job by the ids of its records. Throws LINK_RECORD_UNKNOWN. */
export async function explainPair(
  engine: Engine,
  job: LinkJob,
  ask: Readonly<{ left: string; right: string; settings: LinkSettings }>,
): Promise<ExplainedPair> {
  const [left, right] = [await findRecord(engine, job, ask.left), await findRecord(engine, job, ask.right)];
  const score = pairScorer(job.model, job.comparisons, plannedRules(ask.settings));
  return {
    left,
    right,
    score: score(left.values, right.values, left.rarity),
    together: job.cluster[left.rid] === job.cluster[right.rid],
  };
}

async function findRecord(engine: Engine, job: LinkJob, wanted: string): Promise<ComparedRecord> {
  const [row] = await engine.rows(sql`select rid from records where own_id = ${wanted} order by rid limit 1`);
  const found = row && (await readRecords(engine, job, [Number(row['rid'])])).get(Number(row['rid']));
  if (!found) throw problem('LINK_RECORD_UNKNOWN', { id: wanted.slice(0, 60) });
  return found;
}
