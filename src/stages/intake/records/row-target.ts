/** A row that could not be cut into the fields of its header. */
export type BrokenRow = Readonly<{
  fileNo: number;
  rowNo: number;
  code: 'FIELD_COUNT' | 'TEXT_ENCODING' | 'ROW_TOO_LONG';
  value: string;
}>;

/**
 * Where rows go while files are read: bytes of UTF-8 lines `file number, row number, field, field …`, each field trimmed and
 * without control characters, so that the engine can split them at `FIELD_END` without quotes or doubt. Changed in place.
 */
export type RowTarget = {
  bytes: Buffer;
  at: number;
  fileNo: number;
  /** Of the row being written; blank lines take a number too, so that numbers are those a spreadsheet shows less the header. */
  rowNo: number;
  /** Rows of this file that are not blank. */
  rows: number;
  broken: BrokenRow[];
};

/** Stands between fields; no text has it, for control characters become spaces. */
export const FIELD_END = 0x1f;
export const NEWLINE = 10;
export const SPACE = 32;
/** A longer row is rejected with ROW_TOO_LONG. */
export const ROW_BYTES = 65_536;

const VALUE_LETTERS = 60;
/** Numbers in front of a row: two of at most ten digits, each with its end. */
const PREFIX_BYTES = 22;

/** An empty target. */
export function newRowTarget(): RowTarget {
  return { bytes: Buffer.alloc(0), at: 0, fileNo: 0, rowNo: 0, rows: 0, broken: [] };
}

/**
 * Makes room for whatever so many bytes can become: three bytes a letter, and a prefix on every second byte. It at least doubles, or
 * rows that come one by one would have everything before them copied each time.
 */
export function makeRoom(target: RowTarget, bytes: number): void {
  const needed = target.at + 3 * bytes + (bytes / 2 + 2) * (PREFIX_BYTES + 1);
  if (target.bytes.length >= needed) return;
  const larger = Buffer.allocUnsafeSlow(Math.max(Math.ceil(needed), 2 * target.bytes.length));
  target.bytes.copy(larger, 0, 0, target.at);
  target.bytes = larger;
}

/** Writes the numbers that begin a row. */
export function beginRow(target: RowTarget): void {
  putNumber(target, target.fileNo);
  putNumber(target, target.rowNo);
}

/** Notes a row as broken; what is shown of it is short. */
export function breakRow(target: RowTarget, code: BrokenRow['code'], text: string): void {
  const { fileNo, rowNo } = target;
  target.rows += 1;
  target.broken.push({ fileNo, rowNo, code, value: text.slice(0, VALUE_LETTERS) });
}

function putNumber(target: RowTarget, number: number): void {
  const { bytes } = target;
  let digits = 1;
  for (let limit = 10; number >= limit; limit *= 10) digits += 1;
  let rest = number;
  for (let place = target.at + digits - 1; place >= target.at; place--) {
    const tens = (rest / 10) | 0;
    bytes[place] = 48 + rest - tens * 10;
    rest = tens;
  }
  bytes[target.at + digits] = FIELD_END;
  target.at += digits + 1;
}
