export { type AgreementContent, type CheckedAgreement, checkAgreement } from './check-agreement.ts';
export { type AgreementFault, closestTo } from './fault.ts';
export { findWidenings, type Widening } from './widenings.ts';
