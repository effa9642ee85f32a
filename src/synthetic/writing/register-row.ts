/** What can stand in a column of an agency's file. A date becomes a date cell in a spreadsheet, `YYYY-MM-DD` elsewhere. */
export type RegisterCell = string | number | Date | null;

/** One row by the agency's own column names; a column that is not named stays empty. */
export type RegisterRow = Readonly<Record<string, RegisterCell>>;

/** Writes one file of a register; data rows are counted from 1. */
export type RegisterWriter = Readonly<{
  /** Writes a row and gives its number. */
  write: (row: RegisterRow) => number;
  /** Writes a line as it is, however broken, and gives its row number. In a spreadsheet it fills the first cell. */
  writeRaw: (line: string) => number;
  close: () => Promise<void>;
}>;
