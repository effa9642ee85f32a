export type { FragileRule } from './fragile.ts';
export { type IndicatorCase, indicatorCasesSchema } from './indicator-case.ts';
export type { FragileQuestions, IndicatorRule } from './indicator-rules.ts';
export { countedIn, type Indicator, type IndicatorSet, indicatorSetSchema } from './indicator-set.ts';
export {
  type ContentFile,
  type PovertyContent,
  type PovertyFiles,
  type PovertyRules,
  readPoverty,
} from './read-content.ts';
export type { SurveySettings } from './survey.ts';
export { AGE_FACTS, factsAsked, MEMBERS_KEY, PEOPLE_KEY, type Table } from './vocabulary.ts';
