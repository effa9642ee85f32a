export {
  type AgreementDifference,
  type CompareDesk,
  diffAgreements,
  type GrantDifference,
  type GrantReach,
  simulateAgreement,
} from './reach.ts';
