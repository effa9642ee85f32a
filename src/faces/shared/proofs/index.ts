export { checkProof, type ProofCheck } from './check-proof.ts';
