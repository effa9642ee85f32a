export { type ClaimCallBook, openClaimCallBook } from './claim-call-book.ts';
export type { CallKind, ClaimCallTables } from './claim-call-tables.ts';
export type { CallReceipt, Reservation, VisitCount } from './claim-call-words.ts';
