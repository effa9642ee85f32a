export type { DecidedUnit } from './decided.ts';
export { cardFamilyOf, homeMeanIncome } from './entitlement.ts';
export { type ListedPupil, type Noted, nothingNoted, type RicePlot } from './noted.ts';
export { OFFICE_MISTAKES, type OfficeMistake } from './office-mistakes.ts';
export { decideWelfare } from './offices.ts';
export { type Listed, type Survey, surveyDwelling } from './survey/index.ts';
export type { Welfare } from './welfare.ts';
