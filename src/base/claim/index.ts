export type {
  BillContent,
  BillSystem,
  ChargeGroup,
  ClaimCallContent,
  DataSetContent,
} from './call-content.ts';
export {
  type Claim,
  type ClaimAccident,
  type ClaimCharge,
  type ClaimDiagnosis,
  type ClaimDrug,
  type ClaimItem,
  type ClaimKind,
  type ClaimLab,
  type ClaimLeave,
  type ClaimPatient,
  type ClaimProcedure,
  type ClaimReferral,
  type ClaimRight,
  type ClaimService,
  claimKeyOf,
  type FileRows,
  type LocalTime,
} from './claim.ts';
export {
  CLAIM_CHECKS,
  type ClaimAccounts,
  type ClaimCheck,
  type ClaimClinic,
  type ClaimContent,
  type ClaimErrorCode,
  type ClaimFinding,
  type ClaimHospital,
  type ClaimScheme,
  type ClaimUploadLimits,
  rightTitle,
} from './claim-content.ts';
export {
  type AppealOutcome,
  CLAIM_EVENT_KINDS,
  CLAIM_STATES,
  type ClaimEventKind,
  type ClaimHappening,
  type ClaimStanding,
  type ClaimState,
  nextStanding,
  RESUBMITTABLE,
  stateOf,
} from './claim-state.ts';
export { FHIR_SYSTEMS, type FhirContent, type FhirSystem, type FhirSystemName } from './fhir-content.ts';
export {
  type PayerContent,
  type PayerDescription,
  type PayerWire,
  STATEMENT_WORDS,
  type StatementLayout,
  type StatementWord,
} from './payer-content.ts';
export type { ClaimRegisterContent } from './register-content.ts';
export { CLAIM_USES, type ClaimUse, type SensitiveCare, type ToldClaims } from './told-content.ts';
