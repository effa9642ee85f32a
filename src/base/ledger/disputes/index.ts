export { type DisputeBook, openDisputeBook } from './dispute-book.ts';
export type { DisputeTables } from './dispute-tables.ts';
export {
  CLAIM_SOURCE,
  type Correction,
  DISPUTE_ACTS,
  type Dispute,
  type DisputeAct,
  type DisputeHand,
  type DisputePlace,
  type DisputeQuestion,
  type DisputeStep,
  type NewDispute,
  type NewDisputeStep,
} from './dispute-words.ts';
