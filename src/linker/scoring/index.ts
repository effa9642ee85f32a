export { type CaseScorer, caseScorer } from './case-weights.ts';
export { estimateU } from './chances.ts';
export { comparePairs, levelCounts } from './compare.ts';
export { type ScoredPairs, scorePairs } from './edges.ts';
export { type FieldScore, type PairScore, pairScorer } from './score-pair.ts';
export { type TrainedModel, type TrainingPlan, type TrainingSession, trainModel } from './train.ts';
