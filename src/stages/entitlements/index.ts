export { type CaseFile, caseFileSchema, readCases } from './cases.ts';
export { checkCases } from './check-cases.ts';
export { type CompiledProgramme, compileProgramme, decisionColumns } from './compile.ts';
export type { Facts } from './evaluate.ts';
export { type Explanation, explainDecision } from './explain.ts';
export {
  type EntitlementSettings,
  entitlementSettingsSchema,
  type Programme,
  programmeSchema,
  readProgramme,
} from './language/index.ts';
export { planEntitlements } from './plan.ts';
export { describeProgramme } from './to-text.ts';
