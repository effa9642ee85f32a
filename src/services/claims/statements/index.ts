export {
  type HospitalStatementDesk,
  type HospitalStatementOrder,
  type MadeStatement,
  makeHospitalStatement,
} from './hospital-statement.ts';
export { type Reconciled, type Reconciliation, reconcile } from './reconcile.ts';
export { STATEMENT_FORMATS, type StatementFormat, type StatementRow } from './statement-rows.ts';
export { type StatementDesk, type StatementSending, takeStatement } from './take-statement.ts';
export { writeStatement } from './write-statement.ts';
