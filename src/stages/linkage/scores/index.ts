export { linkModel } from './link-model.ts';
export { COMPARED, type Compared } from './patterns.ts';
export { scoredCandidates, settledWeights } from './scored.ts';
export { chances, foldShares, kinTallies, patternTallies, strangerTallies } from './tallies.ts';
