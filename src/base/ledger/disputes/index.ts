export { type DisputeBook, openDisputeBook } from './dispute-book.ts';
export type { DisputeTables } from './dispute-tables.ts';
export {
  CLAIM_SOURCE,
  type Correction,
  type Dispute,
  type DisputeCourse,
  type DisputeHand,
  type DisputePlace,
  type DisputeQuestion,
  type DisputeStep,
  type NewDispute,
  type NewDisputeStep,
} from './dispute-words.ts';
