import { existsSync } from 'node:fs';
import { bCubed, clusterSweep, linkErrors, pairQuality } from '../../src/linker/index.ts';
import type { LinkData } from './datasets.ts';
import { type BenchEngine, openBenchEngine } from './duckdb.ts';

/** Probabilities travel as whole billionths, so that edges come as plain integers. */
const BILLION = 1e9;
const THRESHOLDS = [
  0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999, 0.99999,
];

/** What clusters are worth against the truth. */
export type Judgement = Readonly<{
  records: number;
  clusters: number;
  pairs: ReturnType<typeof pairQuality>;
  bCubed: ReturnType<typeof bCubed>;
  falseMergesPer100kPeople: number;
  missedShare: number;
  largestCluster: number;
  /** The best that any threshold over the same edges gives, where the edges are known. */
  best?: Best;
}>;

type Best = Readonly<{ f1: number; f1At: number; bCubedF1: number; bCubedF1At: number }>;

/** Files to be judged: `clusters` has the id column and `cluster_id`; `edges` has `id_l`, `id_r` and `match_probability`. */
export type Judged = Readonly<{ files: readonly string[]; clusters: string; id: string; edges?: string }>;

/** One evaluator for both sides: a record that the clusters do not name stands alone. */
export async function judge(data: LinkData, { files, clusters, id, edges }: Judged): Promise<Judgement> {
  const engine = await openBenchEngine();
  try {
    await readTruth(engine, data, files);
    const [cluster = new Int32Array(), truth = new Int32Array()] = await labels(engine, clusters, id);
    const errors = linkErrors(cluster, truth);
    const sizes = new Int32Array(cluster.length);
    for (const label of cluster) sizes[label] = (sizes[label] ?? 0) + 1;
    return {
      records: cluster.length,
      clusters: new Set(cluster).size,
      pairs: pairQuality(cluster, truth),
      bCubed: bCubed(cluster, truth),
      falseMergesPer100kPeople: errors.falseMergesPer100kPeople,
      missedShare: errors.missedShare,
      largestCluster: sizes.reduce((most, size) => Math.max(most, size), 0),
      ...(edges && existsSync(edges) ? { best: await bestOf(engine, edges, truth) } : {}),
    };
  } finally {
    engine.close();
  }
}

/** Numbers the records from 0 in the order of their ids, and the persons likewise. */
async function readTruth(engine: BenchEngine, data: LinkData, files: readonly string[]): Promise<void> {
  const sources = files.map((file) =>
    file.endsWith('.csv')
      ? `select trim(${data.id}) as id, ${data.truth} as person from read_csv('${file}', all_varchar = true)`
      : `select ${data.id} as id, ${data.truth} as person from read_parquet('${file}')`,
  );
  await engine.run(`
    create table record as
    select id, (row_number() over (order by id) - 1)::integer as number,
      (dense_rank() over (order by person) - 1)::integer as person
    from (${sources.join(' union all ')})`);
}

/** Cluster and person of every record, in the order of their numbers. */
async function labels(engine: BenchEngine, clusters: string, id: string): Promise<Int32Array[]> {
  await engine.run(`
    create table found as
    select record.number, record.person,
      (dense_rank() over (order by coalesce('in ' || named.cluster_id, 'alone ' || record.id)) - 1)::integer as cluster
    from record
    left join (select ${id}::varchar as id, cluster_id::varchar as cluster_id from read_parquet('${clusters}')) as named
      on named.id = record.id`);
  const [counts] = await engine.rows('select (select count(*) from found), (select count(*) from record)');
  if (counts?.[0] !== counts?.[1])
    throw new Error(`${clusters} names a record more than once: ${counts?.join(' rows for ')} records`);
  return engine.intColumns('select cluster, person from found order by number', 2);
}

async function bestOf(engine: BenchEngine, edges: string, truth: Int32Array): Promise<Best> {
  const [left = new Int32Array(), right = new Int32Array(), billionths = new Int32Array()] =
    await engine.intColumns(
      `select one.number, other.number, round(edge.match_probability * ${BILLION})::integer
       from read_parquet('${edges}') as edge
       join record as one on one.id = edge.id_l::varchar
       join record as other on other.id = edge.id_r::varchar`,
      3,
    );
  const probability = Float64Array.from(billionths, (whole) => whole / BILLION);
  const steps = clusterSweep({
    pairs: { left, right, probability },
    against: { truth },
    thresholds: THRESHOLDS,
  });
  const byF1 = steps.toSorted((one, other) => other.pairs.f1 - one.pairs.f1)[0];
  const byBCubed = steps.toSorted((one, other) => other.bCubed.f1 - one.bCubed.f1)[0];
  return {
    f1: byF1?.pairs.f1 ?? 0,
    f1At: byF1?.threshold ?? 0,
    bCubedF1: byBCubed?.bCubed.f1 ?? 0,
    bCubedF1At: byBCubed?.threshold ?? 0,
  };
}
