export { CARD_CRITERIA, cardFamilyOf, type Entitlement, homeMeanIncome } from './entitlement.ts';
export { decideWelfare } from './offices.ts';
export { type Survey, surveyDwelling } from './survey.ts';
export type { Welfare } from './welfare.ts';
