export { type Doubt, type DoubtfulPair, findPair, readGold } from './doubtful-pair.ts';
export type { EvidencePart } from './evidence.ts';
export { goldForTurn } from './gold.ts';
export type { RegisterRecord } from './register-record.ts';
export { isInScope, pairsInScope } from './scope.ts';
