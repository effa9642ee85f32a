import { problem } from '../../base/errors/index.ts';
import type { ColumnDescription, FileDescription, FileEncoding, Row } from '../description/file-set.ts';
import { encoderOf } from './encode-text.ts';

type DbfChoice = Readonly<{ encoding: FileEncoding; positions: readonly number[] }>;

const HEADER_BYTES = 32;
const COLUMN_BYTES = 32;
const DBASE_III = 0x03;
const LAST_COLUMN = 0x0d;
const END_OF_FILE = 0x1a;
const THAI_WINDOWS = 0x7c;
const SPACE = 0x20;
const LONGEST_NAME = 10;
const LONGEST_NUMBER = 20;
const MOST_RECORD_BYTES = 65_535;
/** A table without rows still says how long its columns are. */
const SHORTEST = 1;

type Column = Readonly<{
  name: string;
  type: 'C' | 'N' | 'D';
  width: number;
  decimals: number;
  cells: readonly Buffer[];
}>;

/** Writes rows as a dBase III table. Columns are as long as described or as their longest value, so that nothing is cut. */
export function writeDbf(description: FileDescription, rows: readonly Row[], choice: DbfChoice): Buffer {
  const columns = choice.positions.flatMap((at) => {
    const column = description.columns[at];
    return column === undefined ? [] : [columnOf(column, rows, { description, encoding: choice.encoding })];
  });
  const width = 1 + columns.reduce((sum, column) => sum + column.width, 0);
  if (width > MOST_RECORD_BYTES) {
    const reason = `a row would have ${width} bytes and dBase has room for ${MOST_RECORD_BYTES}`;
    throw problem('CLAIM_VALUE_UNWRITABLE', { file: description.name, row: 0, field: '', reason });
  }
  const header = headerOf(columns, { rows: rows.length, width });
  const body = Buffer.alloc(rows.length * width + 1, SPACE);
  rows.forEach((_row, index) => {
    let at = index * width + 1;
    for (const column of columns) {
      const cell = column.cells[index] ?? Buffer.alloc(0);
      cell.copy(body, column.type === 'N' ? at + column.width - cell.length : at);
      at += column.width;
    }
  });
  body[body.length - 1] = END_OF_FILE;
  return Buffer.concat([header, body]);
}

type ColumnChoice = Readonly<{ description: FileDescription; encoding: FileEncoding }>;

function columnOf(column: ColumnDescription, rows: readonly Row[], choice: ColumnChoice): Column {
  const encode = encoderOf(choice.encoding);
  let isDate = column.type === 'date';
  let isNumber = column.type === 'number';
  let longest = SHORTEST;
  const cells = rows.map((row, index) => {
    const value = row[column.at] ?? '';
    const bytes = encode(value);
    if (bytes === undefined) throw lost(column, index, choice);
    isDate &&= value === '' || /^\d{8}$/.test(value);
    isNumber &&= value === '' || (value.length <= LONGEST_NUMBER && /^-?\d+(\.\d+)?$/.test(value));
    longest = Math.max(longest, bytes.length);
    return bytes;
  });
  const name = column.name.slice(0, LONGEST_NAME);
  if (isDate) return { name, type: 'D', width: 8, decimals: 0, cells };
  const width = Math.max(column.length ?? SHORTEST, longest);
  if (isNumber) {
    return { name, type: 'N', width: Math.min(width, LONGEST_NUMBER), decimals: column.decimals, cells };
  }
  return { name, type: 'C', width, decimals: 0, cells };
}

function lost({ name }: ColumnDescription, index: number, { description, encoding }: ColumnChoice) {
  const reason = `it holds a letter that ${encoding} has not`;
  return problem('CLAIM_VALUE_UNWRITABLE', { file: description.name, row: index + 1, field: name, reason });
}

function headerOf(
  columns: readonly Column[],
  { rows, width }: Readonly<{ rows: number; width: number }>,
): Buffer {
  const header = Buffer.alloc(HEADER_BYTES + columns.length * COLUMN_BYTES + 1);
  header[0] = DBASE_III;
  // The day it was written, in years since 1900: always the same, so that the same rows give the same bytes.
  header.set([100, 1, 1], 1);
  header.writeUInt32LE(rows, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(width, 10);
  header[29] = THAI_WINDOWS;
  columns.forEach((column, index) => {
    const at = HEADER_BYTES + index * COLUMN_BYTES;
    header.write(column.name, at, LONGEST_NAME, 'latin1');
    header.write(column.type, at + 11, 'latin1');
    header[at + 16] = column.width & 0xff;
    header[at + 17] = column.type === 'C' ? column.width >> 8 : column.decimals;
  });
  header[header.length - 1] = LAST_COLUMN;
  return header;
}
