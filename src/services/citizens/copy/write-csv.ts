/** Tells a spreadsheet that the text is UTF-8; without it Thai comes out broken. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A text that a spreadsheet would take for a formula. */
const LIKE_A_FORMULA = /^\s*[=+\-@\t\r]/;

/** A table as comma-separated text (RFC 4180); what somebody wrote into a register is never run as a formula. */
export function writeCsv(rows: readonly (readonly (string | number | null)[])[]): Buffer {
  const lines = rows.map((cells) => `${cells.map(quote).join(',')}\r\n`);
  return Buffer.from(BYTE_ORDER_MARK + lines.join(''), 'utf8');
}

function quote(cell: string | number | null): string {
  const text = cell === null ? '' : String(cell);
  const harmless = typeof cell === 'string' && LIKE_A_FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
