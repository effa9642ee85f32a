export * from './alkire-foster/index.ts';
export * from './estimates/index.ts';
export * from './money-poverty/index.ts';
export { planPoverty } from './plan.ts';
export * from './published-sets/index.ts';
export type { IndicatorAnswer, SurveyedHome } from './scoring/index.ts';
export {
  type ContentFile,
  countedIn,
  type FragileRule,
  factsAsked,
  type Indicator,
  type IndicatorCase,
  type IndicatorSet,
  indicatorCasesSchema,
  type PovertyContent,
  type PovertyFiles,
  readPoverty,
} from './settings/index.ts';
export * from './survey-file/index.ts';
