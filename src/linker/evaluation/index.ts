export { type BCubed, bCubed } from './b-cubed.ts';
export {
  type BlockingRecall,
  blockingRecall,
  type CandidatePairs,
  type RuleRecall,
} from './blocking-recall.ts';
export { type Calibration, type CalibrationTenth, calibration } from './calibration.ts';
export { labelsFromColumn } from './labels.ts';
export { type PairQuality, pairQuality } from './pair-quality.ts';
export { type GroupedClusters, type GroupQuality, linkErrors, qualityByGroup } from './quality-by-group.ts';
export {
  type ClustersAtThreshold,
  clusterSweep,
  type PairsAtThreshold,
  type SweepInput,
  thresholdSweep,
} from './threshold-sweep.ts';
export type { JudgedPairs, Truth } from './true-pairs.ts';
