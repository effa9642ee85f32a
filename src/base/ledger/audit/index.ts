export { type AuditBook, openAuditBook } from './audit-book.ts';
export type {
  AuditAct,
  Cosignature,
  NumberedRow,
  OutboxRow,
  SignedHead,
  Unsealing,
} from './audit-words.ts';
export type { HeadBook } from './head-book.ts';
export { writeAct } from './outbox.ts';
export { forgetPeople, forgetSubjects } from './salts.ts';
export type { SequencerLock } from './sequencer-lock.ts';
export { makeWakeCall } from './wake-call.ts';
