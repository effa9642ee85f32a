export { type ClaimFigureBook, openClaimFigureBook } from './claim-figure-book.ts';
export { standingOf, statesOf } from './claim-standing.ts';
export type { DecidedMonth, HospitalBatch, HospitalSending, MonthMoney } from './hospital-figures.ts';
export type { PayerTraffic, QueueFigures, QueueFlow } from './operator-figures.ts';
export type { ClaimFigures, ClaimOverview, OverviewQuestion } from './overview-figures.ts';
export type { StuckLetter } from './stuck-letters.ts';
