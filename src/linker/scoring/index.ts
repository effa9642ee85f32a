export type { CaseScorer } from './case-weights.ts';
export { estimateU } from './chances.ts';
export { comparedPairs, comparePairs, levelCounts } from './compare.ts';
export { checkCustomSql, sqlFault } from './custom-sql.ts';
export { type ScoredPairs, scorePairs } from './edges.ts';
export { comparedLabels, type PatternCounts } from './labelled-m.ts';
export {
  type FieldScore,
  type KnownOfPair,
  type PairScore,
  pairExplainer,
  pairScorer,
} from './score-pair.ts';
export {
  type LearntModel,
  type TrainedModel,
  type TrainingPlan,
  type TrainingSession,
  trainModel,
} from './train.ts';
