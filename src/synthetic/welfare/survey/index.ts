export type { Listed } from './listed.ts';
export { type Survey, surveyDwelling } from './survey.ts';
