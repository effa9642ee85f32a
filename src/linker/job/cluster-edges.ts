import { problem } from '../../base/errors/index.ts';
import { dialect, type Engine, type EngineLimits, literal, openEngine, sql } from '../../base/lake/index.ts';
import { constrainedClusters, type Edges } from '../clusters/index.ts';
import { weightOf } from '../model/index.ts';
import { openSourceFile } from '../records/index.ts';
import { rowsOf } from './write-links.ts';

/** What came of clustering a file of edges. */
export type EdgeClusters = Readonly<{ records: number; edges: number; clusters: number; largest: number }>;

/** Where the edges lie, where clusters go, and what may be joined. */
export type EdgeOrder = Readonly<{
  edges: string;
  out: string;
  probability: number;
  /** Without it clusters are all that hangs together. */
  largest?: number | undefined;
  limits: EngineLimits;
}>;

/**
 * Clusters a file of edges (`id_l` and `id_r`, or as Splink names them `unique_id_l` and `unique_id_r`; `match_weight` in bits): the
 * surest first, none larger than allowed, if there is a limit. Writes `id` and `cluster_id`. Throws LINK_FILE_* and LINK_EDGES_UNREADABLE.
 */
export async function clusterEdges(order: EdgeOrder): Promise<EdgeClusters> {
  const engine = await openEngine(order.limits);
  try {
    await readEdges(engine, order.edges);
    const edges = await edgesFrom(engine, weightOf(order.probability));
    const [counted] = await engine.rows(sql`select count(*) as total from record`);
    const records = Number(counted?.['total']);
    const constraints = order.largest === undefined ? {} : { maxSize: order.largest };
    const { cluster } = constrainedClusters({ edges, records, constraints });
    await writeClusters(engine, cluster, order.out);
    const sizes = new Int32Array(records);
    for (const first of cluster) sizes[first] = (sizes[first] ?? 0) + 1;
    return {
      records,
      edges: edges.left.length,
      clusters: sizes.filter((size) => size > 0).length,
      largest: sizes.reduce((most, size) => Math.max(most, size), 0),
    };
  } finally {
    await engine.close();
  }
}

/** Reads the edges and numbers the records they name. */
async function readEdges(engine: Engine, path: string): Promise<void> {
  const { table, columns, text } = await openSourceFile(engine, path);
  const prefix = ['', 'unique_'].find((one) =>
    [`${one}id_l`, `${one}id_r`, 'match_weight'].every((column) => columns.includes(column)),
  );
  if (prefix === undefined) throw problem('LINK_EDGES_UNREADABLE', { path });
  const edge = sql`
    select ${text(`${prefix}id_l`)} as id_l, ${text(`${prefix}id_r`)} as id_r,
      cast(${text('match_weight')} as float) as weight
    from ${table}`;
  await engine.run(dialect.createTable(sql`edge`, edge)).catch((cause: unknown) => {
    throw problem('LINK_EDGES_UNREADABLE', { path }, cause);
  });
  const record = sql`
    with named as (select id_l as id from edge union select id_r from edge)
    select id, cast(row_number() over (order by id) - 1 as integer) as rid
    from named
    where id is not null`;
  await engine.run(dialect.createTable(sql`record`, record));
}

/** Edges from a weight on, in arrays of their own size: a hundred million of them take 1.2 GB. */
async function edgesFrom(engine: Engine, least: number): Promise<Edges> {
  const chosen = sql`
    from edge
    join record as one on one.id = edge.id_l
    join record as other on other.id = edge.id_r
    where edge.weight >= ${literal(least)}`;
  const [counted] = await engine.rows(sql`select count(*) as total ${chosen}`);
  const total = Number(counted?.['total']);
  const edges = {
    left: new Int32Array(total),
    right: new Int32Array(total),
    weight: new Float32Array(total),
  };
  let at = 0;
  for await (const [left, right, weight] of engine.vectors(
    sql`select one.rid, other.rid, edge.weight ${chosen}`,
  )) {
    if (!left || !right || !weight) continue;
    edges.left.set(left, at);
    edges.right.set(right, at);
    edges.weight.set(weight, at);
    at += left.length;
  }
  return edges;
}

async function writeClusters(engine: Engine, cluster: Int32Array, out: string): Promise<void> {
  const empty = sql`select cast(0 as integer) as rid, cast(0 as integer) as first where false`;
  await engine.run(dialect.createTable(sql`cluster_of`, empty));
  await engine.append('cluster_of', rowsOf(cluster));
  const clusters = sql`
    select record.id, first_of_cluster.id as cluster_id
    from record
    join cluster_of on cluster_of.rid = record.rid
    join record as first_of_cluster on first_of_cluster.rid = cluster_of.first
    order by cluster_of.first, record.rid`;
  await engine.run(dialect.writeParquet(clusters, out));
}
