export { type Given, givenSchema } from './asking/callers.ts';
export {
  type ConformanceCase,
  type ConformanceKit,
  casesSchema,
  kitSchema,
} from './cases/case-schema.ts';
export { junitReport } from './report/junit-report.ts';
export { caseLines, sumLine } from './report/text-report.ts';
export { pickCases } from './suite/pick-cases.ts';
export { type CaseResult, runSuite } from './suite/run-suite.ts';
export { type Behaviour, behavioursSchema } from './watch/behaviour-content.ts';
export { type Checklist, checklistLines } from './watch/checklist.ts';
export { openWatch, type Watch } from './watch/open-watch.ts';
export type { SeenCall } from './watch/seen-call.ts';
