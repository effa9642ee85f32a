import { checkLength, checkPairs, type Pairs, positionsWhere } from '../pairs/index.ts';
import { findBridges } from './bridges.ts';
import { neighboursAlong } from './neighbours.ts';

export type ShapeInput = Readonly<{
  /** Each pair of records once. */
  edges: Pairs & Readonly<{ weight?: Float32Array }>;
  /** For each record the smallest record of its cluster. */
  cluster: Int32Array;
  /** Edges below this weight hold nothing together; all edges count if it is not given. */
  atLeast?: number;
}>;

export type ClusterShapes = Readonly<{
  /** For each record how many edges join it to its own cluster. */
  degree: Int32Array;
  /** For each edge 0, or if it is a bridge how many records its smaller side has. */
  bridge: Int32Array;
  /** One row for each cluster of two or more, in ascending order. */
  clusters: Readonly<{
    cluster: Int32Array;
    size: Int32Array;
    edges: Int32Array;
    /** Edges there are over edges there could be. */
    density: Float32Array;
    bridges: Int32Array;
  }>;
}>;

/** How firmly each cluster hangs together: degrees, density, and the edges without which it would fall in two. */
export function clusterShapes({ edges, cluster, atLeast }: ShapeInput): ClusterShapes {
  const records = cluster.length;
  checkPairs(edges, records);
  const { left, right, weight } = edges;
  if (weight) checkLength('weight', weight.length, left.length);
  const holds = (edge: number): boolean =>
    left[edge] !== right[edge] &&
    cluster[left[edge] ?? 0] === cluster[right[edge] ?? 0] &&
    (atLeast === undefined || weight === undefined || (weight[edge] ?? 0) >= atLeast);
  const inside = positionsWhere(left.length, holds);
  const graph = neighboursAlong(inside, edges, records);
  const size = new Int32Array(records);
  for (const label of cluster) size[label] = (size[label] ?? 0) + 1;
  const bridge = new Int32Array(left.length);
  findBridges(graph, (edge, beyond) => {
    bridge[edge] = Math.min(beyond, (size[cluster[left[edge] ?? 0] ?? 0] ?? 0) - beyond);
  });
  const degree = size.map((_, record) => (graph.start[record + 1] ?? 0) - (graph.start[record] ?? 0));
  return { degree, bridge, clusters: clusterRows({ size, degree, cluster, left, bridge }) };
}

function clusterRows(input: {
  size: Int32Array;
  degree: Int32Array;
  cluster: Int32Array;
  left: Int32Array;
  bridge: Int32Array;
}): ClusterShapes['clusters'] {
  const { size, degree, cluster, left, bridge } = input;
  const ends = new Int32Array(size.length);
  const bridges = new Int32Array(size.length);
  cluster.forEach((label, record) => {
    ends[label] = (ends[label] ?? 0) + (degree[record] ?? 0);
  });
  bridge.forEach((side, edge) => {
    const label = cluster[left[edge] ?? 0] ?? 0;
    if (side > 0) bridges[label] = (bridges[label] ?? 0) + 1;
  });
  const labels = positionsWhere(size.length, (label) => (size[label] ?? 0) > 1);
  const possible = (label: number): number => ((size[label] ?? 0) * ((size[label] ?? 0) - 1)) / 2;
  return {
    cluster: labels,
    size: labels.map((label) => size[label] ?? 0),
    edges: labels.map((label) => (ends[label] ?? 0) / 2),
    density: Float32Array.from(labels, (label) => (ends[label] ?? 0) / 2 / possible(label)),
    bridges: labels.map((label) => bridges[label] ?? 0),
  };
}
