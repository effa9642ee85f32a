import type { FileTable } from './table.ts';

/** Tells a spreadsheet that the text is UTF-8; without it Thai comes out broken. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A table as comma-separated text, one line a row and nothing else, so that programs read it too. */
export function writeCsv({ head, lines }: Pick<FileTable, 'head' | 'lines'>): string {
  const rows = [head, ...lines].map((cells) => cells.map((cell) => quote(String(cell ?? ''))).join(','));
  return BYTE_ORDER_MARK + rows.join('\r\n');
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
