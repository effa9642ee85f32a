/** A column of a dBase table: where it stands in a record. */
export type DbfColumn = Readonly<{ name: string; type: string; from: number; length: number }>;

export type DbfHeader = Readonly<{
  columns: readonly DbfColumn[];
  /** Where records begin, how long each is, and how many are there. */
  start: number;
  width: number;
  records: number;
  /** The header promises more records than the file holds. */
  isShort: boolean;
}>;

const HEADER_BYTES = 32;
const COLUMN_BYTES = 32;
const NAME_BYTES = 11;
const LAST_COLUMN = 0x0d;
const MOST_COLUMNS = 255;
/** dBase III and IV, FoxPro and Visual FoxPro, with and without notes. */
const VERSIONS = new Set([
  0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0xcb, 0xf5, 0xfb,
]);

/** Reads the header of a dBase table, believing none of its numbers; says what is wrong instead of throwing. */
export function readDbfHeader(bytes: Buffer): DbfHeader | Readonly<{ damage: string }> {
  if (bytes.length < HEADER_BYTES + 1) return { damage: 'no dBase header' };
  if (!VERSIONS.has(bytes[0] ?? 0)) return { damage: 'no dBase table' };
  const promised = bytes.readUInt32LE(4);
  const start = bytes.readUInt16LE(8);
  const width = bytes.readUInt16LE(10);
  if (start < HEADER_BYTES + 1 || start > bytes.length) return { damage: 'header length' };
  const columns = readColumns(bytes, start);
  if (columns === undefined) return { damage: 'column list' };
  const end = columns.at(-1);
  if (end === undefined || end.from + end.length > width) return { damage: 'record length' };
  const held = Math.floor((bytes.length - start) / width);
  return { columns, start, width, records: Math.min(promised, held), isShort: promised > held };
}

function readColumns(bytes: Buffer, start: number): DbfColumn[] | undefined {
  const columns: DbfColumn[] = [];
  let from = 1;
  for (let at = HEADER_BYTES; at + COLUMN_BYTES <= start; at += COLUMN_BYTES) {
    if (bytes[at] === LAST_COLUMN) break;
    if (columns.length === MOST_COLUMNS) return undefined;
    const column = readColumn(bytes.subarray(at, at + COLUMN_BYTES), from);
    if (column === undefined) return undefined;
    columns.push(column);
    from += column.length;
  }
  return columns.length === 0 ? undefined : columns;
}

function readColumn(bytes: Buffer, from: number): DbfColumn | undefined {
  const written = bytes.subarray(0, NAME_BYTES);
  const end = written.indexOf(0);
  const name = written
    .subarray(0, end === -1 ? NAME_BYTES : end)
    .toString('latin1')
    .trim();
  const type = String.fromCharCode(bytes[11] ?? 0);
  // Letters longer than a byte can say keep the rest where numbers keep their decimals.
  const length = (bytes[16] ?? 0) + (type === 'C' ? (bytes[17] ?? 0) * 256 : 0);
  return name === '' || length === 0 ? undefined : { name, type, from, length };
}
