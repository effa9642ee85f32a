export { capabilityStatement, READ_KINDS, type ReadKind } from './capability.ts';
export { openFhirCheck } from './check/check-resource.ts';
export { FHIR_FAULT_WORDS } from './fault-words.ts';
export {
  type BundleAnswer,
  type FhirDesk,
  type FhirSender,
  findPerson,
  readResources,
  submitBundle,
} from './fhir-desk.ts';
export type { Resource } from './resource.ts';
export { transactionOf } from './write/bundle-of-claim.ts';
