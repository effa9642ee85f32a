import { mkdir, writeFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { dialect, type Engine, literal, sql, trusted } from '../../base/lake/index.ts';
import { probabilityOf } from '../model/index.ts';
import { recordName } from '../records/index.ts';
import type { LinkSettings } from '../settings/index.ts';
import type { LinkJob } from './link-files.ts';
import { modelOf } from './model-file.ts';

/**
 * Writes `clusters.parquet` (file, id, cluster_id), `model.json` and, if wanted, `edges.parquet` (pairs of at least 1 %) to a folder. A
 * cluster is called after its first record, see `recordName`.
 */
export async function writeLinks(
  engine: Engine,
  job: LinkJob,
  order: Readonly<{ folder: string; paths: readonly string[]; settings: LinkSettings; edges: boolean }>,
): Promise<void> {
  await mkdir(order.folder, { recursive: true });
  await writeClusters(engine, job, order);
  if (order.edges) await writeEdges(engine, job, order.folder);
  const model = modelOf(job, new Date());
  await writeFile(joinPath(order.folder, 'model.json'), `${JSON.stringify(model, null, 1)}\n`);
}

async function writeClusters(
  engine: Engine,
  { cluster, records }: LinkJob,
  { folder, paths, settings }: Readonly<{ folder: string; paths: readonly string[]; settings: LinkSettings }>,
): Promise<void> {
  await engine.run(
    dialect.createTable(
      sql`cluster_of`,
      sql`select cast(0 as integer) as rid, cast(0 as integer) as first where false`,
    ),
  );
  await engine.append('cluster_of', rowsOf(cluster));
  const names = paths.map((path, file) => sql`when ${literal(file)} then ${literal(path)}`);
  const column = trusted(`"${idColumn(settings).replaceAll('"', '""')}"`);
  const file = names.reduce((all, name) => sql`${all} ${name}`, sql``);
  const select = sql`
    select case records.file ${file} end as file, records.own_id as ${column},
      ${recordName(records, 'first_of_cluster')} as cluster_id
    from records
    join cluster_of on cluster_of.rid = records.rid
    join records as first_of_cluster on first_of_cluster.rid = cluster_of.first
    order by cluster_of.first, records.rid`;
  await engine.run(dialect.writeParquet(select, joinPath(folder, 'clusters.parquet')));
}

/** The id column keeps its name, unless a column of our own has it. */
function idColumn({ id }: LinkSettings): string {
  return id === 'file' || id === 'cluster_id' ? 'id' : (id ?? 'line');
}

/** Each record and the first of its cluster. */
export function* rowsOf(cluster: Int32Array): Iterable<readonly number[]> {
  for (let rid = 0; rid < cluster.length; rid++) yield [rid, cluster[rid] ?? rid];
}

async function writeEdges(engine: Engine, { pairs, records }: LinkJob, folder: string): Promise<void> {
  await engine.run(
    dialect.createTable(
      sql`edges`,
      sql`select cast(0 as integer) as left_rid, cast(0 as integer) as right_rid, cast(0 as double) as weight, cast(0 as double) as probability where false`,
    ),
  );
  await engine.append('edges', edgesOf(pairs));
  const select = sql`
    select ${recordName(records, 'one')} as id_l, ${recordName(records, 'other')} as id_r,
      edges.weight as match_weight, edges.probability as match_probability
    from edges
    join records as one on one.rid = edges.left_rid
    join records as other on other.rid = edges.right_rid
    order by edges.left_rid, edges.right_rid`;
  await engine.run(dialect.writeParquet(select, joinPath(folder, 'edges.parquet')));
}

function* edgesOf({ left, right, weight }: LinkJob['pairs']): Iterable<readonly number[]> {
  for (let pair = 0; pair < left.length; pair++) {
    const bits = weight[pair] ?? 0;
    yield [left[pair] ?? 0, right[pair] ?? 0, bits, probabilityOf(bits)];
  }
}
