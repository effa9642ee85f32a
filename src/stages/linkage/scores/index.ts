export { fieldWeightsOf } from './field-weights.ts';
export { linkModel } from './link-model.ts';
export { COMPARED, type Compared, OTHERS, patternOf, populationOf } from './patterns.ts';
export { scoredCandidates, settledWeights, sumOfBits } from './scored.ts';
export { foldShares } from './tallies.ts';
