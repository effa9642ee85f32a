export type { CutOffBatch } from './cut-off.ts';
export { openStatementBook, type StatementBook } from './statement-book.ts';
export type {
  DecidedClaim,
  KeptStatement,
  NewStatementLine,
  ReconciledRow,
  StatementKind,
  TakenStatement,
} from './statement-words.ts';
