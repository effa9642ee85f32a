export {
  emptyRoot,
  HASH_BYTES,
  type Hash,
  hashLeaf,
  hashNode,
  joinPeaks,
  peaksOf,
  rootOf,
} from './hashes.ts';
export { type FindNode, proveConsistency, proveInclusion, rootBetween } from './proofs.ts';
export { type ConsistencyClaim, type InclusionClaim, isConsistent, isIncluded } from './verify.ts';
