export type { AccessEntry, RecordedAccess } from './access-book.ts';
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
  FLAG_STATES,
  type FlagBook,
  type FlagKey,
  type FlagState,
  type FlagStep,
  type NewFlagStep,
} from './flags/index.ts';
export { type Ledger, type LedgerPlace, openLedger } from './ledger.ts';
export type { WriterLock } from './locks.ts';
export type { DayThere, Edition, Publication, PublicationBook } from './publications/index.ts';
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
} from './review-words.ts';
export type { ReviewBook } from './reviews/index.ts';
export type { Run, RunOutcome } from './runs.ts';
export type { Session, SessionRequest } from './sessions.ts';
export type { LineageStep, PublishedVersion } from './versions.ts';
