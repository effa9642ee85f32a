export { type CaseParity, checkCaseParity } from './case-parity.ts';
export { type CaseFailure, checkCases } from './check-cases.ts';
export { type DescribedCases, describeCases } from './describe-cases.ts';
export { type CaseFile, caseFileSchema, type ProgrammeCase, readCases } from './read-cases.ts';
export { type Threshold, untriedThresholds } from './thresholds.ts';
