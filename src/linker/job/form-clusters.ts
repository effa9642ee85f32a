import { type Engine, sql } from '../../base/lake/index.ts';
import { type Constraints, collectiveClusters, constrainedClusters } from '../clusters/index.ts';
import { weightOf } from '../model/index.ts';
import type { LoadedRecords } from '../records/index.ts';
import type { ScoredPairs } from '../scoring/index.ts';
import { type LinkSettings, largestCluster } from '../settings/index.ts';

/** Two clusters that are more likely than not one person become one. */
const MORE_LIKELY_THAN_NOT = 0.5;

/** Joins records to clusters by the method of the settings. */
export async function formClusters(
  engine: Engine,
  job: Readonly<{ settings: LinkSettings; records: LoadedRecords; pairs: ScoredPairs }>,
): Promise<Int32Array> {
  const { settings, records, pairs } = job;
  const maxSize = largestCluster(settings.clusters);
  const constraints: Constraints = {
    ...(maxSize === undefined ? {} : { maxSize }),
    ...(await oneOfEachFile(engine, settings, records)),
  };
  if (settings.clusters.method === 'components') {
    const acceptAt = weightOf(settings.probability);
    return constrainedClusters({ edges: pairs, records: records.count, acceptAt, constraints }).cluster;
  }
  return collectiveClusters({
    records: records.count,
    edges: pairs,
    fields: pairs.fields,
    fieldWeights: pairs.fieldWeights,
    prior: 0,
    startAt: weightOf(settings.probability),
    mergeAt: weightOf(MORE_LIKELY_THAN_NOT),
    rounds: settings.clusters.rounds,
    constraints,
  }).cluster;
}

async function oneOfEachFile(
  engine: Engine,
  { clusters }: LinkSettings,
  { count }: LoadedRecords,
): Promise<Pick<Constraints, 'uniqueSource'>> {
  if (clusters.method !== 'single-best') return {};
  const uniqueSource = new Uint8Array(count);
  for await (const [rid, file] of engine.vectors(sql`select rid, cast(file as integer) from records`)) {
    rid?.forEach((record, index) => {
      uniqueSource[record] = 1 + (file?.[index] ?? 0);
    });
  }
  return { uniqueSource };
}
