export type { AccountBook, HospitalAccount, NewHospitalAccount } from './account-book.ts';
export { type CheckWork, type ClaimBook, openClaimBook } from './claim-book.ts';
export type { ClaimsRead, ToldRead } from './claim-reads.ts';
export type { ClaimTables } from './claim-tables.ts';
export type {
  AppendedEvent,
  ClaimCount,
  ClaimEvent,
  ClaimHand,
  ClaimHead,
  ClaimQuestion,
  CodeCount,
  KeptClaim,
  KeptUpload,
  NewClaimEvent,
  NewRefusal,
  NewUpload,
  Refusal,
  SealedUpload,
  TakenClaim,
  UploadReceipt,
} from './claim-words.ts';
export type { UploadQuestion } from './upload-records.ts';
