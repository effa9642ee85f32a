/** Tells a spreadsheet that the text is UTF-8; without it Thai comes out broken. */
export const CSV_MARK = '\uFEFF';

/** A text that a spreadsheet would take for a formula; an amount below nothing is none. */
const LIKE_A_FORMULA = /^(?!-\d+\.\d{2}$)\s*[=+\-@\t\r]/;
const MARKED = /^'(?=\s*[=+\-@\t\r])/;

/** What stands in a cell: a text, a number, or nothing where something is not known. */
export type Cell = string | number | null;

/** Cells as one line of comma-separated text (RFC 4180), without its end. */
export function csvLine(cells: readonly Cell[]): string {
  return cells.map(quoted).join(',');
}

/** Marks a text as a text, so that no spreadsheet runs what somebody wrote into a register. Numbers stay numbers. */
function harmless(cell: Cell): Cell {
  return typeof cell === 'string' && LIKE_A_FORMULA.test(cell) ? `'${cell}` : cell;
}

/** What a text of a file was before it was marked as a text. */
export function unmarked(text: string): string {
  return text.replace(MARKED, '');
}

/** A table as a file for spreadsheets and programs, in which no text is run. */
export function csvFile(rows: readonly (readonly Cell[])[]): string {
  return CSV_MARK + rows.map((cells) => `${csvLine(cells.map(harmless))}\r\n`).join('');
}

function quoted(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
