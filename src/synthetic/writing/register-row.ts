/** What can stand in a column of an agency's file. A date becomes a date cell in a spreadsheet, `YYYY-MM-DD` elsewhere. */
export type RegisterCell = string | number | Date | null;

/** One row: all cells in the contract's order, or some by the agency's own column names, the others empty. */
export type RegisterRow = readonly RegisterCell[] | Readonly<{ [column: string]: RegisterCell }>;

/** The cell of a row in a column. */
export function cellOf(row: RegisterRow, column: Readonly<{ name: string; index: number }>): RegisterCell {
  return (isCells(row) ? row[column.index] : row[column.name]) ?? null;
}

/** Whether a row gives all cells in order. */
export function isCells(row: RegisterRow): row is readonly RegisterCell[] {
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
