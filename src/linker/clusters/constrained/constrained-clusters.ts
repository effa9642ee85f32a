import { checkLength, checkPairs, type Edges, edgesAtLeast } from '../pairs/index.ts';
import { type Constraints, checkConstraints } from './constraints.ts';
import { growForest, type Refused } from './grow-forest.ts';

export type ClusterInput = Readonly<{
  edges: Edges;
  /** How many records there are, those without any edge included. */
  records: number;
  constraints?: Constraints;
  /** Edges below this weight are not followed; all are if it is not given. */
  acceptAt?: number;
  /**
   * Asks for more where clusters are large: an edge between clusters of a and b records must be log2(a·b) bits above `acceptAt`.
   * It is the best of a·b pairs, and the best of many is high by chance; without this a few chance edges chain whole crowds
   * together. False gives plain connected components above `acceptAt`, as long as no constraint forbids.
   */
  sizeDiscount?: boolean;
}>;

export type ClusterResult = Readonly<{
  /** For each record the smallest record of its cluster. */
  cluster: Int32Array;
  refused: Refused;
  /** Places in `mustLink` of pairs that `cannotLink` forbids; they were not joined. */
  contradictions: Int32Array;
}>;

/**
 * Clusters in which no constraint is broken: edges are followed from the strongest down, so the strongest gets the slot where
 * only one can have it. The order in which edges are given decides nothing.
 */
export function constrainedClusters(input: ClusterInput): ClusterResult {
  const { edges, records, constraints = {}, sizeDiscount = false } = input;
  const { acceptAt = Number.NEGATIVE_INFINITY } = input;
  checkPairs(edges, records);
  checkLength('weight', edges.weight.length, edges.left.length);
  checkConstraints(constraints, records);
  const followed = edgesAtLeast(edges.weight, acceptAt);
  const { forest, refused, contradictions } = growForest({
    edges,
    followed,
    records,
    constraints,
    ...(sizeDiscount && { leastAlone: acceptAt }),
  });
  return { cluster: forest.parent, refused, contradictions };
}
