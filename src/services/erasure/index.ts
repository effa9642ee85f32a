export { type CarriedOut, carryOut, type PendingErasures, readHolds } from './carry-out.ts';
export { askErasure, confirmErasure, type FoundErasure } from './erasure-desk.ts';
