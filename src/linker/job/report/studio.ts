import type { Engine } from '../../../base/lake/index.ts';
import type { ClusterShapes } from '../../clusters/index.ts';
import type { LinkReport, ReportCluster } from '../../report/index.ts';
import type { LinkJob } from '../link-files.ts';
import { readRecords } from '../read-records.ts';

const OF_EACH_KIND = 6;
const MOST_RECORDS = 30;
const LEAST_SIZE = 3;

type Studio = LinkReport['studio'];
type Shown = Readonly<{ shapes: ClusterShapes; atLeast: number }>;

/** Clusters worth a look: the largest, the least dense, and those that one link holds together. */
export async function studioOf(engine: Engine, job: LinkJob, { shapes, atLeast }: Shown): Promise<Studio> {
  const chosen = chooseClusters(shapes);
  const members = membersOf(job.cluster, new Set(chosen.keys()));
  const rids = [...members.values()].flatMap((list) => list.slice(0, MOST_RECORDS));
  const records = await readRecords(engine, job, rids);
  const links = linksOf(job, new Set(chosen.keys()), atLeast);
  const columns = [...job.records.columns];
  const clusters = [...chosen].map(([label, because]): ReportCluster => {
    const all = members.get(label) ?? [];
    const shown = all.slice(0, MOST_RECORDS);
    const place = new Map(shown.map((rid, index) => [rid, index]));
    const own = links.get(label) ?? [];
    return {
      id: records.get(label)?.id ?? String(label),
      because,
      size: all.length,
      links: own.length,
      records: shown.map((rid) => {
        const record = records.get(rid);
        return {
          id: record?.id ?? '',
          source: record?.file ?? 0,
          values: columns.map((name) => {
            const value = record?.values[name];
            return value === null || value === undefined ? null : String(value);
          }),
        };
      }),
      edges: own.flatMap((pair) => {
        const left = place.get(job.pairs.left[pair] ?? -1);
        const right = place.get(job.pairs.right[pair] ?? -1);
        if (left === undefined || right === undefined) return [];
        return [{ left, right, weight: job.pairs.weight[pair] ?? 0, bridge: (shapes.bridge[pair] ?? 0) > 0 }];
      }),
    };
  });
  return { columns, clusters };
}

type Reason = ReportCluster['because'][number];

function chooseClusters({ clusters }: ClusterShapes): ReadonlyMap<number, Reason[]> {
  const rows = Array.from(clusters.cluster, (label, row) => ({
    label,
    size: clusters.size[row] ?? 0,
    density: clusters.density[row] ?? 0,
    bridges: clusters.bridges[row] ?? 0,
  })).filter(({ size }) => size >= LEAST_SIZE);
  const chosen = new Map<number, Reason[]>();
  const choose = (because: Reason, list: typeof rows) => {
    for (const { label } of list.slice(0, OF_EACH_KIND))
      chosen.set(label, [...(chosen.get(label) ?? []), because]);
  };
  choose(
    'largest',
    rows.toSorted((one, other) => other.size - one.size || one.label - other.label),
  );
  choose(
    'least-dense',
    rows.toSorted((one, other) => one.density - other.density || one.label - other.label),
  );
  choose(
    'bridge',
    rows
      .filter(({ bridges }) => bridges > 0)
      .sort((one, other) => other.size - one.size || one.label - other.label),
  );
  return chosen;
}

function membersOf(cluster: Int32Array, wanted: ReadonlySet<number>): Map<number, number[]> {
  const members = new Map<number, number[]>();
  cluster.forEach((label, rid) => {
    if (wanted.has(label)) members.set(label, [...(members.get(label) ?? []), rid]);
  });
  return members;
}

function linksOf(
  { cluster, pairs }: LinkJob,
  wanted: ReadonlySet<number>,
  atLeast: number,
): Map<number, number[]> {
  const links = new Map<number, number[]>();
  pairs.weight.forEach((weight, pair) => {
    if (weight < atLeast) return;
    const label = cluster[pairs.left[pair] ?? 0] ?? 0;
    if (!wanted.has(label) || cluster[pairs.right[pair] ?? 0] !== label) return;
    const own = links.get(label);
    if (own) own.push(pair);
    else links.set(label, [pair]);
  });
  return links;
}
