import { type ExportCell, harmless } from './cells.ts';

/** Tells a spreadsheet that the text is UTF-8; without it Thai comes out broken. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A table as comma-separated text (RFC 4180) that no spreadsheet takes for formulas. */
export function writeCsv(rows: readonly (readonly ExportCell[])[]): Buffer {
  const lines = rows.map((cells) => `${cells.map((cell) => quote(harmless(cell))).join(',')}\r\n`);
  return Buffer.from(BYTE_ORDER_MARK + lines.join(''), 'utf8');
}

function quote(cell: ExportCell): string {
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
