export { type ClusterInput, type ClusterResult, constrainedClusters } from './constrained-clusters.ts';
export { type Constraints, checkConstraints, REFUSAL, type Trait } from './constraints.ts';
export { type Forest, join, whyApart } from './forest.ts';
export { growForest, type Refused } from './grow-forest.ts';
export { type RefusalCounts, refusalCounts } from './refusal-counts.ts';
