import {
  appendFileSync,
  closeSync,
  copyFileSync,
  openSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';

export type Encoding = 'utf-8' | 'windows-874';

/** Reads a whole register as text. */
export function textOf(registers: string, file: string, encoding: Encoding): string {
  return iconv.decode(readFileSync(join(registers, file)), encoding);
}

/** Writes a register anew. */
export function rewrite(
  registers: string,
  file: string,
  content: Readonly<{ text: string; encoding: Encoding }>,
): void {
  writeFileSync(join(registers, file), iconv.encode(content.text, content.encoding));
}

/** Changes the lines of a register; the header is line 0, so a line's number is its row's. */
export function changeLines(
  registers: string,
  of: Readonly<{ file: string; encoding: Encoding }>,
  change: (lines: string[]) => string[],
): void {
  const lines = textOf(registers, of.file, of.encoding).split(/\r?\n/);
  rewrite(registers, of.file, { text: change(lines).join('\r\n'), encoding: of.encoding });
}

/** Puts another value into a cell of a register without quotes. */
export function putCell(
  registers: string,
  cell: Readonly<{
    file: string;
    encoding: Encoding;
    delimiter: string;
    row: number;
    column: string;
    value: string;
  }>,
): void {
  changeLines(registers, cell, (lines) => {
    const at = (lines[0] ?? '').split(cell.delimiter).indexOf(cell.column);
    const cells = (lines[cell.row] ?? '').split(cell.delimiter);
    cells[at] = cell.value;
    return lines.with(cell.row, cells.join(cell.delimiter));
  });
}

/** Cuts a file off on its way. */
export function cutOff(registers: string, file: string): void {
  const { length } = readFileSync(join(registers, file));
  truncateSync(join(registers, file), Math.floor(length / 2));
}

/** The same bytes under another name. */
export function copyAs(registers: string, file: string, other: string): void {
  copyFileSync(join(registers, file), join(registers, other));
}

/** Adds one line of many megabytes without ever holding it. */
export function addEndlessLine(registers: string, file: string, megabytes: number): void {
  const handle = openSync(join(registers, file), 'a');
  const part = Buffer.alloc(1_048_576, 'x');
  for (let count = 0; count < megabytes; count++) writeSync(handle, part);
  closeSync(handle);
  appendFileSync(join(registers, file), '\r\n');
}

/** A number of 13 digits whose last digit cannot be right. */
export function withWrongChecksum(number: string): string {
  return number.slice(0, 12) + ((Number(number[12]) + 1) % 10);
}
