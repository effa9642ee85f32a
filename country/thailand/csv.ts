import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { problem } from '../../src/base/errors/index.ts';
import { type AreaCode, parseAreaCode } from '../../src/base/model/index.ts';

/** One field and what ends it; sticky, so that text which fits no field stops the reading. */
const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;

/** One row of a committed CSV file; a missing column or a figure that is none stops with the file and line named. */
export type CsvRow = Readonly<{
  text: (column: string) => string;
  textOrNull: (column: string) => string | null;
  number: (column: string) => number;
  numberOrNull: (column: string) => number | null;
  areaCode: (column: string) => AreaCode;
}>;

/** Reads a CSV file of this country's content: UTF-8, comma, a header line, fields with commas or quotes in quotes. */
export function readCsv(file: URL): CsvRow[] {
  const name = basename(fileURLToPath(file));
  return parseCsv(readFileSync(file, 'utf8'), name);
}

/** Parses CSV text; `file` is only the name that messages give. */
export function parseCsv(text: string, file: string): CsvRow[] {
  const [header, ...lines] = splitRecords(text, file);
  if (!header) throw problem('CONTENT_INVALID', { file, where: 'line 1', reason: 'the file is empty' });
  const positions = new Map(header.map((column, position) => [column, position]));
  return lines.map((cells, index) => {
    if (cells.length === header.length) return rowOf(cells, positions, `${file} row ${index + 1}`);
    const reason = `${cells.length} fields where the header has ${header.length}`;
    throw problem('CONTENT_INVALID', { file, where: `row ${index + 1}`, reason });
  });
}

function rowOf(cells: readonly string[], positions: ReadonlyMap<string, number>, where: string): CsvRow {
  const refuse = (column: string, reason: string): never => {
    throw problem('CONTENT_INVALID', { file: where, where: column, reason });
  };
  const text = (column: string): string =>
    cells[positions.get(column) ?? -1] ?? refuse(column, 'there is no such column');
  const numberOrNull = (column: string): number | null => {
    const cell = text(column);
    if (cell === '') return null;
    const value = Number(cell);
    return Number.isFinite(value) ? value : refuse(column, 'the field is not a number');
  };
  return {
    text,
    textOrNull: (column) => text(column) || null,
    number: (column) => numberOrNull(column) ?? refuse(column, 'the field is empty'),
    numberOrNull,
    areaCode: (column) => parseAreaCode(text(column)) ?? refuse(column, 'the field is not an area code'),
  };
}

function splitRecords(text: string, file: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let read = 0;
  for (const [whole, quoted, plain, end] of text.matchAll(FIELD)) {
    if (whole === '' && record.length === 0) break;
    read += whole.length;
    record.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    records.push(record);
    record = [];
  }
  if (read === text.length) return records;
  const where = `row ${records.length}`;
  throw problem('CONTENT_INVALID', { file, where, reason: 'a quotation mark stands where none may be' });
}
