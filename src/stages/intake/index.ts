export {
  type DeliveredFile,
  type Delivery,
  type SetAside,
  type Survey,
  surveyInput,
} from './arrivals/index.ts';
export { type CodeList, codeListSchema } from './code-list.ts';
export { type Column, contractSchema, type SourceContract } from './contract.ts';
export { countHeld, type Holds, presentSources, tellsOf } from './erased/index.ts';
export { type UnpackedFile, unpackArchive } from './formats/index.ts';
export type { SourceOutcome } from './intake-source.ts';
export { buildPlaces } from './places.ts';
export { explainReason } from './reasons.ts';
export { type Intake, type IntakeOrder, runIntake } from './run-intake.ts';
export { type IntakeSettings, intakeSettingsSchema, type Place } from './settings.ts';
