export {
  type CollectiveInput,
  type CollectiveResult,
  collectiveClusters,
  type Evidence,
  type Joins,
} from './collective/index.ts';
export {
  type ClusterInput,
  type ClusterResult,
  type Constraints,
  constrainedClusters,
  type RefusalCounts,
  type Refused,
  refusalCounts,
  type Trait,
} from './constrained/index.ts';
export {
  connectedComponents,
  type DenseNumbers,
  denseNumbers,
  type Edges,
  type IdColumn,
  type Pairs,
} from './pairs/index.ts';
export {
  type ClusterShapes,
  clusterShapes,
  clustersToReview,
  type ReviewInput,
  type ReviewList,
  type ShapeInput,
} from './shape/index.ts';
