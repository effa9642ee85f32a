import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../tables.ts';
import { type CutOffBatch, type CutOffOrder, cutOff } from './cut-off.ts';
import { listDecided } from './decided.ts';
import type {
  DecidedClaim,
  DecidedQuestion,
  KeptStatement,
  NewStatement,
  ReconciledRow,
  ReconcileQuestion,
  TakenStatement,
} from './statement-words.ts';
import { listStatements, readReconciled, takeStatement } from './take-statement.ts';

/** What was approved, cut off and paid, and what payers and hospitals say of it in their files. */
export type StatementBook = Readonly<{
  /** Puts approved claims into batches that are paid together; gives the batches that were made. */
  cutOff(order: CutOffOrder): Promise<CutOffBatch[]>;
  /** Takes a statement that was read; the same bytes once. */
  take(statement: NewStatement): Promise<TakenStatement>;
  list(which: Readonly<{ hospital?: string | undefined; limit: number }>): Promise<KeptStatement[]>;
  /** Claims that were cut off or paid with what was paid of each, and payments that belong to no claim. */
  reconciled(question: ReconcileQuestion): Promise<ReconciledRow[]>;
  /** What a payer decided about claims of a hospital. */
  decided(question: DecidedQuestion): Promise<DecidedClaim[]>;
}>;

/** Opens the book of statements. */
export function openStatementBook(database: Kysely<Tables>): StatementBook {
  const inTurn = <Answer>(work: (turn: Transaction<Tables>) => Promise<Answer>) =>
    database.transaction().execute(work);
  return {
    cutOff: (order) => inTurn((turn) => cutOff(turn, order)),
    take: (statement) => inTurn((turn) => takeStatement(turn, statement)),
    list: (which) => listStatements(database, which),
    reconciled: (question) => readReconciled(database, question),
    decided: (question) => listDecided(database, question),
  };
}
