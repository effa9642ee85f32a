export {
  type DeliveredFile,
  type Delivery,
  type SetAside,
  type Survey,
  surveyInput,
} from './arrivals/index.ts';
export { type CodeList, codeListSchema } from './code-list.ts';
export {
  type Column,
  columnSchema,
  contractSchema,
  dateFormats,
  fileSchema,
  readKinds,
  type SourceContract,
} from './contract.ts';
export { intakeSource, type SourceOrder, type SourceOutcome } from './intake-source.ts';
export { buildPlaces, planPlaces } from './places.ts';
export { explainReason, REASON_CODES, type ReasonCode } from './reasons.ts';
export { type RejectedRow, type RejectsQuestion, readRejects } from './rejects.ts';
export { type Intake, type IntakeOrder, runIntake } from './run-intake.ts';
export { type IntakeSettings, intakeSettingsSchema, type Place } from './settings.ts';
