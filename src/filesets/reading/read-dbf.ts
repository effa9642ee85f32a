import { isAscii } from 'node:buffer';
import type { FileDescription, FileFault, ReadFile, Row } from '../description/file-set.ts';
import { layoutOfNames } from './column-layout.ts';
import { type DbfColumn, type DbfHeader, readDbfHeader } from './dbf-header.ts';
import { dbfValue } from './dbf-value.ts';
import { type EncodingChoice, encodingOfLine, howToDecode } from './decode-bytes.ts';
import { faultAt, LOST_LETTER, mostRowsOf, spotBadLetters } from './read-faults.ts';

const DELETED = 0x2a;

/** Reads a dBase table; nothing in it makes it throw. Records that were marked as deleted are left out. */
export function readDbf(
  description: FileDescription,
  bytes: Buffer,
  choice: Readonly<{ encoding: EncodingChoice; mostCells: number }>,
): ReadFile {
  const header = readDbfHeader(bytes);
  if ('damage' in header) return nothingRead(description, header.damage);
  const named = layoutOfNames(
    description,
    header.columns.map((column) => column.name),
  );
  const faults: FileFault[] = [...named.faults];
  if (named.known === 0) {
    return {
      ...nothingRead(description, ''),
      faults: [faultAt(description, 0, { code: 'no-column-names' })],
    };
  }
  if (header.records > mostRowsOf(description, choice.mostCells))
    return nothingRead(description, 'too many rows');
  if (header.isShort) faults.push(faultAt(description, 0, { code: 'not-readable', value: 'cut short' }));
  const body = bytes.subarray(header.start, header.start + header.records * header.width);
  const { encoding, decode, mixed } = howToDecode(body, choice.encoding);
  const records = recordsOf(body, header);
  if (mixed) {
    const strange = records.findIndex(({ piece }) => encodingOfLine(piece, encoding) !== encoding);
    const other = encoding === 'utf-8' ? 'windows-874' : 'utf-8';
    if (strange >= 0)
      faults.push(faultAt(description, strange + 1, { code: 'encoding-mixed', value: encoding, other }));
  }
  const width = description.columns.length;
  const rows = records.map(({ piece }) => {
    const own = mixed && encodingOfLine(piece, encoding) !== encoding ? undefined : decode;
    const read = own ?? howToDecode(piece, encoding === 'utf-8' ? 'windows-874' : 'utf-8').decode;
    return rowOf(piece, { columns: header.columns, positions: named.layout.positions, width, decode: read });
  });
  if (rows.some((row) => row.some((value) => value.includes(LOST_LETTER)))) {
    spotBadLetters(description, rows, faults);
  }
  const lineOf = (row: number) => records[row - 1]?.number ?? 0;
  return {
    description,
    form: 'dbf',
    encoding,
    present: named.layout.present,
    hasNames: true,
    rows,
    lineOf,
    faults,
  };
}

function nothingRead(description: FileDescription, value: string): ReadFile {
  const present = description.columns.map(() => true);
  const faults = [faultAt(description, 0, { code: 'not-readable', value })];
  return {
    description,
    form: 'dbf',
    encoding: 'windows-874',
    present,
    hasNames: true,
    rows: [],
    lineOf: () => 0,
    faults,
  };
}

function recordsOf(body: Buffer, { width }: DbfHeader): Readonly<{ piece: Buffer; number: number }>[] {
  const records = [];
  for (let at = 0, number = 1; at + width <= body.length; at += width, number += 1) {
    const piece = body.subarray(at, at + width);
    if (piece[0] !== DELETED) records.push({ piece, number });
  }
  return records;
}

type RowChoice = Readonly<{
  columns: readonly DbfColumn[];
  positions: readonly number[];
  width: number;
  decode: (bytes: Buffer) => string;
}>;

function rowOf(record: Buffer, { columns, positions, width, decode }: RowChoice): Row {
  const row = new Array<string>(width).fill('');
  // Most records hold plain letters only, and those are cut from one string.
  const plain = isAscii(record) ? record.toString('latin1') : undefined;
  columns.forEach((column, index) => {
    const at = positions[index] ?? -1;
    if (at < 0) return;
    row[at] = dbfValue(record, column, { plain, decode });
  });
  return row;
}
