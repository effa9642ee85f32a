/** One cell of a table that leaves the house: a text, a number, or nothing where something is not known. */
export type ExportCell = string | number | null;

/** A text that a spreadsheet would take for a formula. */
const LIKE_A_FORMULA = /^\s*[=+\-@\t\r]/;

/** Marks a text as a text, so that no spreadsheet runs what somebody wrote into a register. Numbers stay numbers. */
export function harmless(cell: ExportCell): ExportCell {
  return typeof cell === 'string' && LIKE_A_FORMULA.test(cell) ? `'${cell}` : cell;
}
