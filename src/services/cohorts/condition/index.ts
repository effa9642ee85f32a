export { compileCondition } from './compile.ts';
export { sentencesOf } from './describe.ts';
export {
  amongWhom,
  type CohortOverlap,
  type CohortPreview,
  type ConditionAsked,
  overlapOf,
  previewCohort,
} from './preview.ts';
