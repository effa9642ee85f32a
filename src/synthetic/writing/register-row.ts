/** What can stand in a column of an agency's file. A date becomes a date cell in a spreadsheet, `YYYY-MM-DD` elsewhere. */
export type RegisterCell = string | number | Date | null;

/** One row: the texts of all cells in the contract's order, or some cells by the agency's own column names. */
export type RegisterRow = readonly string[] | NamedCells;

/** Cells by column; one that is not named stays empty. */
export type NamedCells = Readonly<{ [column: string]: RegisterCell }>;

/** Whether a row gives all its texts in order. */
export function isTexts(row: RegisterRow): row is readonly string[] {
  return Array.isArray(row);
}

/** Writes one file of a register; data rows are counted from 1. */
export type RegisterWriter = Readonly<{
  /** Writes a row and gives its number. */
  write: (row: RegisterRow) => number;
  /** Writes a line as it is, however broken, and gives its row number. In a spreadsheet it fills the first cell. */
  writeRaw: (line: string) => number;
  close: () => Promise<void>;
}>;
