export { type ClaimFigureBook, openClaimFigureBook } from './claim-figure-book.ts';
export {
  CLAIM_STANDINGS,
  type ClaimStandingGroup,
  type ClaimWait,
  statesOf,
} from './claim-standing.ts';
export type { DecidedMonth, HospitalBatch, HospitalSending, MonthMoney } from './hospital-figures.ts';
export type { GatewayWait, PayerTraffic, QueueFigures, QueueFlow } from './operator-figures.ts';
export type { ClaimFigures, ClaimOverview, OverviewQuestion } from './overview-figures.ts';
export type { StuckLetter } from './stuck-letters.ts';
