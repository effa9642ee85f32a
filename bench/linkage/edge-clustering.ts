import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { connectedComponents, pairQuality } from '../../src/linker/index.ts';
import { FOLDER } from '../chipao.ts';
import { splinkCluster } from '../peers/splink/splink.ts';
import { type BenchEngine, openBenchEngine } from './duckdb.ts';

const RECORDS = 4_500_000;
const GROUPS = 1_400_000;
const EDGES = 5_000_000;
const ROUNDS = 2;
const MICROSECONDS = 1e6;

/** Clustering of 5 million edges alone, both from a table of edges in DuckDB that is already there. */
export async function edgeClustering(): Promise<object> {
  const file = await edgesFile();
  const clusters = join(FOLDER, 'linkage', 'edge-clusters.parquet');
  const splink: Took[] = [];
  const ours: Took[] = [];
  let agree = 0;
  for (let round = 0; round < ROUNDS; round++) {
    splink.push(await splinkCluster(file, RECORDS, clusters));
    const engine = await openBenchEngine();
    await engine.run(`create table edge as select * from read_parquet('${file}')`);
    const begun = performance.now();
    const processor = process.cpuUsage();
    const components = await cluster(engine);
    const used = process.cpuUsage(processor);
    ours.push({
      seconds: (performance.now() - begun) / 1000,
      cpuSeconds: (used.user + used.system) / MICROSECONDS,
    });
    agree = await agreement(engine, { components, clusters });
    engine.close();
  }
  return {
    records: RECORDS,
    edges: EDGES,
    splink,
    ours,
    timesFasterThanSplink: best(splink) / best(ours),
    pairF1BetweenThem: agree,
  };
}

/** The clock and the processor of one run. */
type Took = Readonly<{ seconds: number; cpuSeconds: number }>;

function best(runs: readonly Took[]): number {
  return Math.min(...runs.map((run) => run.seconds));
}

async function cluster(engine: BenchEngine): Promise<Int32Array> {
  const [left = new Int32Array(), right = new Int32Array()] = await engine.intColumns(
    'select unique_id_l, unique_id_r from edge',
    2,
  );
  return connectedComponents({ left, right }, RECORDS);
}

type Answers = Readonly<{ components: Int32Array; clusters: string }>;

/** 1 when both found the same clusters. */
async function agreement(engine: BenchEngine, { components, clusters }: Answers): Promise<number> {
  const [theirs = new Int32Array()] = await engine.intColumns(
    `select cluster_id::integer from read_parquet('${clusters}') order by id`,
    1,
  );
  return pairQuality(components, theirs).f1;
}

/** Groups of about three records of 4.5 million, each a chain with some second edges; order and numbers are scattered. */
async function edgesFile(): Promise<string> {
  const path = join(FOLDER, 'linkage', 'edges-5m.parquet');
  if (existsSync(path)) return path;
  mkdirSync(dirname(path), { recursive: true });
  const engine = await openBenchEngine();
  await engine.run(`
    copy (
      with member as (
        select range::integer as record, (md5_number(range::varchar) % ${GROUPS})::integer as grouped
        from range(${RECORDS})
      ), chained as (
        select record,
          lead(record, 1) over (partition by grouped order by record) as next,
          lead(record, 2) over (partition by grouped order by record) as after
        from member
      ), edge as (
        select record as unique_id_l, next as unique_id_r, 0 as spare from chained where next is not null
        union all
        select record, after, 1 from chained where after is not null
      )
      select unique_id_l, unique_id_r
      from (select * from edge order by spare, md5(unique_id_l || '-' || unique_id_r) limit ${EDGES})
      order by md5(unique_id_r || '-' || unique_id_l)
    ) to '${path}.draft' (format parquet)`);
  engine.close();
  renameSync(`${path}.draft`, path);
  return path;
}
