export { type HouseAudit, openHouseAudit } from './house-audit.ts';
export { auditFolder, readLogKey, readWitnessKey } from './house-keys.ts';
export { entriesLedgerLacks } from './lacking.ts';
export {
  type LogPlan,
  openAuditLog,
  parseTilePath,
  readTile,
} from './log/index.ts';
export { type InclusionProof, openLogSource, proveEntry } from './log-source.ts';
export { readVerifier, type Verifier } from './notes/index.ts';
export { proveRead, type ReadProof } from './prove-read.ts';
export { takeCosignature } from './take-cosignature.ts';
export {
  exportLog,
  type Finding,
  type HouseCheck,
  type LogCheck,
  verifyHouse,
  verifyLog,
} from './verify/index.ts';
export { openWitness, type Visit, visitLog, type Witness } from './witness/index.ts';
export type { WitnessRule } from './witnessed.ts';
