export { type AgreementContent, type CheckedAgreement, checkAgreement } from './check-agreement.ts';
export type { AgreementFault } from './fault.ts';
export { findWidenings, type Widening } from './widenings.ts';
