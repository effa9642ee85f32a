import { problem } from '../../base/errors/index.ts';
import { type Engine, sql } from '../../base/lake/index.ts';
import {
  type BCubed,
  bCubed,
  type Calibration,
  calibration,
  labelsFromColumn,
  type PairQuality,
  type PairsAtThreshold,
  pairQuality,
  thresholdSweep,
} from '../evaluation/index.ts';
import { probabilityOf } from '../model/index.ts';
import type { LinkJob } from './link-files.ts';

/** How right a job was, against the column that names the true person. */
export type JobQuality = Readonly<{
  pairs: PairQuality;
  bCubed: BCubed;
  /** True pairs that no blocking rule brought; they count as missed. */
  missedByBlocking: number;
  thresholds: readonly PairsAtThreshold[];
  calibration: Calibration;
}>;

const THRESHOLDS = [0.01, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99, 0.999, 0.9999];

/** Holds clusters and pairs against the truth. Throws LINK_TRUTH_MISSING when no record has one. */
export async function evaluateJob(engine: Engine, job: LinkJob): Promise<JobQuality> {
  const rows = await engine.rows(sql`select truth from records order by rid`);
  if (rows.every((row) => row['truth'] === null)) throw problem('LINK_TRUTH_MISSING');
  const truth = labelsFromColumn(rows.map((row) => (row['truth'] === null ? null : String(row['truth']))));
  const { left, right, weight } = job.pairs;
  const pairs = pairQuality(job.cluster, truth);
  const probability = Float64Array.from(weight, probabilityOf);
  const [brought] = await engine.rows(sql`
    select count(*) as pairs
    from compared
    join records as one on one.rid = compared.left_rid
    join records as other on other.rid = compared.right_rid and other.truth = one.truth`);
  const judged = { left, right, probability };
  return {
    pairs,
    bCubed: bCubed(job.cluster, truth),
    missedByBlocking: pairs.truePairs - Number(brought?.['pairs']),
    thresholds: thresholdSweep({ pairs: judged, against: { truth }, thresholds: THRESHOLDS }),
    calibration: calibration(judged, truth),
  };
}
