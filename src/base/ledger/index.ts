export type {
  AccessEntry,
  AccessFilter,
  AccessKinds,
  BulkRead,
  BulkSearch,
  ListedAccess,
  ReadCheck,
  RecordedAccess,
} from './access/index.ts';
export type {
  AgreementBook,
  AgreementStep,
  KeptAgreement,
  KeptPartyKey,
  KeptSignature,
  KeptState,
  Receipt,
  ReceiptBook,
  ReceiptLimits,
  ShareUse,
} from './agreements/index.ts';
export type {
  AuditAct,
  AuditBook,
  Cosignature,
  HeadBook,
  NumberedRow,
  OutboxRow,
  SequencerLock,
  SignedHead,
  Unsealing,
} from './audit/index.ts';
export type { CallKind, CallReceipt, ClaimCallBook, Reservation, VisitCount } from './claim-calls/index.ts';
export type {
  ClaimFigureBook,
  ClaimFigures,
  ClaimOverview,
  DecidedMonth,
  HospitalBatch,
  HospitalSending,
  MonthMoney,
  OverviewQuestion,
  PayerTraffic,
  QueueFigures,
  QueueFlow,
  StuckLetter,
} from './claim-figures/index.ts';
export { standingOf, statesOf } from './claim-figures/index.ts';
export type {
  AccountBook,
  AppendedEvent,
  CheckWork,
  ClaimBook,
  ClaimCount,
  ClaimEvent,
  ClaimHand,
  ClaimHead,
  ClaimQuestion,
  CodeCount,
  HospitalAccount,
  KeptClaim,
  KeptUpload,
  NewClaimEvent,
  NewRefusal,
  NewUpload,
  SealedUpload,
  ToldRead,
  UploadReceipt,
} from './claims/index.ts';
export type {
  Cohort,
  CohortAct,
  CohortBook,
  CohortEntry,
  CohortHand,
  CohortVersion,
  CohortVersionHead,
  NewCohortEntry,
  NewCohortVersion,
} from './cohorts/index.ts';
export {
  CLAIM_SOURCE,
  type Correction,
  type Dispute,
  type DisputeBook,
  type DisputeCourse,
  type DisputeHand,
  type DisputePlace,
  type DisputeStep,
} from './disputes/index.ts';
export type { Erasure, ErasureBook, ErasureHold, HeldSoFar } from './erasures/index.ts';
export type {
  EventBook,
  EventParcel,
  NewParcel,
  Subscription,
  SubscriptionFigures,
} from './events/index.ts';
export type { FlagBook, FlagKey, FlagStep, LastFlagStep, NewFlagStep } from './flags/index.ts';
export type { HomeVisit, HomeVisitBook } from './home-visits/index.ts';
export type {
  ClientAlgorithm,
  LookUp,
  LookUpCause,
  LookUpHand,
  PartyClient,
  RegisteredClient,
  SignInAttempt,
  TokenBinding,
} from './identity/index.ts';
export { type Ledger, type LedgerPlace, openLedger } from './ledger.ts';
export type { WriterLock } from './locks.ts';
export { type Pace, pauseMs } from './pace.ts';
export type {
  AnswerKind,
  BatchHand,
  DeadLetter,
  LeasedBatch,
  NewAnswer,
  Packing,
  Parcel,
  PayerBook,
  PayerFigures,
  SchemePayer,
} from './payers/index.ts';
export type { DayThere, Edition, Publication, PublicationBook } from './publications/index.ts';
export type { ReviewBook } from './reviews/index.ts';
export type {
  GivenAnswer,
  GoldPair,
  GoldScore,
  PairKind,
  PairState,
  PersonConstraint,
  ReviewAnswer,
  ReviewedPair,
  Standing,
} from './reviews/review-words.ts';
export type { Run, RunOutcome } from './runs.ts';
export type { SavedView, ViewBook, ViewKey } from './saved-views/index.ts';
export type { Session, SessionBook, SessionRequest } from './sessions.ts';
export type {
  CutOffBatch,
  DecidedClaim,
  KeptStatement,
  NewStatementLine,
  ReconciledRow,
  StatementBook,
  StatementKind,
  TakenStatement,
} from './statements/index.ts';
export {
  sealCohorts,
  sealDisputes,
  sealFlags,
  sealHomeVisits,
  sealLookUps,
  sealReviews,
} from './subject-keys/index.ts';
export type { LineageStep, PublishedVersion } from './versions.ts';
