export type { FieldFormat } from './byte-kinds.ts';
export { windows874 } from './letter-tables.ts';
export { type CutRecords, recordCutter } from './record-cutter.ts';
export {
  type BrokenRow,
  beginRow,
  breakRow,
  FIELD_END,
  makeRoom,
  NEWLINE,
  newRowTarget,
  ROW_BYTES,
  type RowTarget,
} from './row-target.ts';
