export { toSql, type UnitColumn } from './to-sql.ts';
export {
  fromTruth,
  heldBits,
  NO,
  OPEN,
  openBits,
  type TruthScope,
  testsOfWord,
  toTruth,
  WORD_BITS,
  wordOf,
  YES,
} from './truth.ts';
