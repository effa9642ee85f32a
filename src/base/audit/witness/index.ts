export { parseAddCheckpoint, writeAddCheckpoint } from './add-checkpoint.ts';
export { askWitness, type KnownWitness, withCosignatures } from './ask-witness.ts';
export { findWitnesses, readWitnessList } from './known-witnesses.ts';
export { type Visit, visitLog } from './visit-log.ts';
export { openWitness, type Witness, type WitnessAnswer } from './witness.ts';
