export {
  type MeasuredGroup,
  type MeasuredSurvey,
  measureSurvey,
  type SurveyOrder,
} from './measure-survey.ts';
export { measureOfSet, readSurveySet } from './read-survey-set.ts';
export type { SurveySet } from './set-schema.ts';
