export type { DecidedUnit } from './decided.ts';
export { cardFamilyOf, homeMeanIncome } from './entitlement.ts';
export { decideWelfare } from './offices.ts';
export { type Survey, surveyDwelling } from './survey.ts';
export type { Welfare } from './welfare.ts';
