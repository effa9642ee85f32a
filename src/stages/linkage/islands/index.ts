export { facedRows, islands, numberlessPeople } from './faced-people.ts';
export { islandClusters } from './island-clusters.ts';
export { islandGroups, islandNodes, islandQuestions } from './island-groups.ts';
export { borneByIslanders, islandBlocks, islandPairs, islandRows } from './island-pairs.ts';
export { islandPrior } from './island-prior.ts';
export { islandBits, islanders, islandScores } from './island-scores.ts';
export { looseRows, numberedRows, numberHolders, numberlessRows } from './numbered-rows.ts';
