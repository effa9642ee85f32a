export { type EmInput, type EmResult, expectationMaximisation, type LevelProbabilities } from './em.ts';
export { type LevelCounts, patternCount, populationOf, radixOf, unpackPatterns } from './patterns.ts';
export {
  agreeingLambda,
  levelWeights,
  patternWeights,
  priorWeight,
  probabilityOf,
  type Scoring,
  weightOf,
} from './weights.ts';
