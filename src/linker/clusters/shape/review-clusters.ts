import { type Pairs, positionsWhere } from '../pairs/index.ts';
import { clusterShapes, type ShapeInput } from './cluster-shapes.ts';

export type ReviewInput = ShapeInput &
  Readonly<{
    /** Larger clusters are looked at. */
    reviewSize?: number;
    /** A bridge counts if at least so many records hang on either side: with 1 every cluster of two would be looked at. */
    bridgeSide?: number;
    /** Bridges of at least this weight are taken for sure. */
    sureAt?: number;
    /** Pairs that a reviewer has joined: their edges are no longer in doubt. */
    mustLink?: Pairs;
  }>;

/** Clusters to look at in ascending order, as parallel arrays. */
export type ReviewList = Readonly<{
  cluster: Int32Array;
  /** 1 if there are too many records in it. */
  isLarge: Uint8Array;
  /** The weakest bridge in doubt, or -1. */
  bridge: Int32Array;
}>;

const REVIEW_SIZE = 12;
const BRIDGE_SIDE = 2;

/** Lists the clusters that are large, or that would fall into two parts without one single edge. */
export function clustersToReview(input: ReviewInput): ReviewList {
  const { edges, cluster, reviewSize = REVIEW_SIZE } = input;
  const { bridge, clusters } = clusterShapes(input);
  const weakest = new Int32Array(cluster.length).fill(-1);
  const isDoubtful = doubtOf(input);
  bridge.forEach((side, edge) => {
    if (!isDoubtful(edge, side)) return;
    const label = cluster[edges.left[edge] ?? 0] ?? 0;
    const known = weakest[label] ?? -1;
    if (known === -1 || isWeaker(edges, edge, known)) weakest[label] = edge;
  });
  const isLarge = (row: number): boolean => (clusters.size[row] ?? 0) > reviewSize;
  const isHeld = (row: number): boolean => (weakest[clusters.cluster[row] ?? 0] ?? -1) >= 0;
  const listed = positionsWhere(clusters.cluster.length, (row) => isLarge(row) || isHeld(row));
  const labels = listed.map((row) => clusters.cluster[row] ?? 0);
  return {
    cluster: labels,
    isLarge: Uint8Array.from(listed, (row) => (isLarge(row) ? 1 : 0)),
    bridge: labels.map((label) => weakest[label] ?? -1),
  };
}

/** Whether an edge is a bridge that nobody has vouched for. */
function doubtOf({ edges, cluster, bridgeSide = BRIDGE_SIDE, sureAt, mustLink }: ReviewInput) {
  const keyOf = (one: number, other: number): number =>
    Math.min(one, other) * cluster.length + Math.max(one, other);
  const joined = new Set<number>();
  mustLink?.left.forEach((left, pair) => {
    joined.add(keyOf(left, mustLink.right[pair] ?? left));
  });
  return (edge: number, side: number): boolean =>
    side > 0 &&
    side >= bridgeSide &&
    !(sureAt !== undefined && (edges.weight?.[edge] ?? Number.NEGATIVE_INFINITY) >= sureAt) &&
    !joined.has(keyOf(edges.left[edge] ?? 0, edges.right[edge] ?? 0));
}

/** The lower weight first, equals by their records, so that the order of edges decides nothing. */
function isWeaker({ left, right, weight }: ReviewInput['edges'], edge: number, known: number): boolean {
  const compare = [
    (weight?.[edge] ?? 0) - (weight?.[known] ?? 0),
    Math.min(left[edge] ?? 0, right[edge] ?? 0) - Math.min(left[known] ?? 0, right[known] ?? 0),
    Math.max(left[edge] ?? 0, right[edge] ?? 0) - Math.max(left[known] ?? 0, right[known] ?? 0),
  ];
  return (compare.find((difference) => difference !== 0) ?? 0) < 0;
}
