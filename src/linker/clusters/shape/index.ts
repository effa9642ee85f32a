export { type ClusterShapes, clusterShapes, type ShapeInput } from './cluster-shapes.ts';
export { clustersToReview, type ReviewInput, type ReviewList } from './review-clusters.ts';
