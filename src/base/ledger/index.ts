export type { AccessEntry, RecordedAccess } from './access-book.ts';
export { type Ledger, type LedgerPlace, openLedger } from './ledger.ts';
export type { WriterLock } from './locks.ts';
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
