export { monthSchema, uploadReceiptSchema } from './asked-for.ts';
export {
  type ClaimActWord,
  type ClaimCausesAnswer,
  type ClaimListAnswer,
  type ClaimPageAnswer,
  type ClaimRowAnswer,
  type ClaimStepAnswer,
  claimCausesSchema,
  claimListQuerySchema,
  claimListSchema,
  claimPageSchema,
  takeClaimStepSchema,
} from './hospital-claims.ts';
export {
  type ClaimMoneyAnswer,
  type ClaimStatementsAnswer,
  claimMoneySchema,
  claimStatementsSchema,
  type MonthMoneyAnswer,
} from './hospital-money.ts';
export {
  type CheckedFilesAnswer,
  checkedFilesSchema,
  type FaultGroup,
  type ReceiptPageAnswer,
  receiptPageSchema,
  type SendingAnswer,
  type SendingListAnswer,
  type SentFilesAnswer,
  sendingListSchema,
  sentFilesSchema,
} from './hospital-sendings.ts';
export {
  type ClaimQueueAnswer,
  type ClaimQueuesAnswer,
  claimQueuesSchema,
  type PayerStandingAnswer,
  type QueueTrouble,
  type ReplayLetters,
  replayedLettersSchema,
  replayLettersSchema,
  type StuckLetterAnswer,
} from './operator.ts';
export {
  type ClaimBacklogAnswer,
  type ClaimFiguresAnswer,
  type ClaimsOverviewAnswer,
  claimsOverviewQuerySchema,
  claimsOverviewSchema,
} from './overview.ts';
