export type { AnswerOrder } from './answers.ts';
export { openPayerBook, type PayerBook } from './payer-book.ts';
export type { PayerTables } from './payer-tables.ts';
export type {
  AnswerKind,
  BatchHand,
  DeadLetter,
  LeasedBatch,
  NewAnswer,
  Packing,
  Parcel,
  PayerFigures,
  SchemePayer,
} from './payer-words.ts';
