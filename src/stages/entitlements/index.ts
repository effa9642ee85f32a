export {
  type CaseFailure,
  type CaseFile,
  type CaseParity,
  caseFileSchema,
  checkCaseParity,
  checkCases,
  type ProgrammeCase,
  readCases,
} from './cases/index.ts';
export type { Circle, Facts } from './evaluate.ts';
export {
  type Explanation,
  explainDecision,
  type FactDoubt,
  factsIn,
  type Known,
  type Provenance,
  prepareAllExplanations,
} from './explain/index.ts';
export {
  diffProgrammes,
  type EntitlementSettings,
  entitlementSettingsSchema,
  monthly,
  type Programme,
  type ProgrammeChange,
  type ProgrammeFile,
  type ProgrammePeriod,
  programmeJsonSchema,
  type RulesOnDay,
  readProgrammes,
  rulesOn,
} from './language/index.ts';
export {
  changeHousehold,
  comparePackages,
  type HouseholdChange,
  type HouseholdPackage,
  type MemberRight,
  type PackageHousehold,
  preparePackages,
  type Reason,
  type RightChange,
  type Span,
  type Sums,
} from './package/index.ts';
export type { ParityQuestion, ParityReport } from './parity/index.ts';
export { planEntitlements } from './plan.ts';
export {
  type CompiledProgramme,
  type CompiledProgrammes,
  columnsAsked,
  compileProgrammes,
  decidingSteps,
  decisionColumnNames,
  decisionColumns,
  monthlyInSql,
} from './sql/index.ts';
export {
  type DiffLine,
  describeProgramme,
  diffText,
  type ProgrammeText,
  timelineOf,
  type VersionTimeline,
  writeProgramme,
} from './text/index.ts';
