import { problem } from '../../base/errors/index.ts';
import type { FileDescription, FileEncoding, FileForm, Row } from '../description/file-set.ts';
import { encoderOf } from './encode-text.ts';
import { writeDbf } from './write-dbf.ts';

/** How a file is written; what is left out is what the hub's own manual asks for. */
export type WriteChoice = Readonly<{
  form: FileForm;
  header?: boolean;
  encoding?: FileEncoding;
  /** The mark of UTF-8 at the beginning. */
  bom?: boolean;
  lineEnd?: '\r\n' | '\n';
  /** Which columns are written, by position; all of them unless said. */
  present?: readonly boolean[];
}>;

const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Writes rows as a file that reads back as the same rows. Throws CLAIM_VALUE_UNWRITABLE for a value that would not. */
export function writeFile(description: FileDescription, rows: readonly Row[], choice: WriteChoice): Buffer {
  const { form, encoding = 'utf-8', present } = choice;
  const positions = description.columns.map(({ at }) => at).filter((at) => present?.[at] ?? true);
  checkWritable(description, rows, positions);
  if (form === 'dbf') return writeDbf(description, rows, { encoding, positions });
  return writeText(description, rows, { ...choice, positions });
}

function writeText(
  description: FileDescription,
  rows: readonly Row[],
  choice: WriteChoice & Readonly<{ positions: readonly number[] }>,
): Buffer {
  const { header = false, encoding = 'utf-8', bom = false, lineEnd = '\r\n', positions } = choice;
  const { delimiter } = description;
  const lines = rows.map((row) => positions.map((at) => row[at] ?? '').join(delimiter) + lineEnd);
  const names = positions.map((at) => description.columns[at]?.name ?? '').join(delimiter) + lineEnd;
  const encode = encoderOf(encoding);
  const body = encode((header ? names : '') + lines.join(''));
  if (body === undefined) throw lostLetter(description, rows, { positions, encoding });
  return bom && encoding === 'utf-8' ? Buffer.concat([UTF8_MARK, body]) : body;
}

/** A delimiter, a line break or a space at an end of a value would come back as something else. */
function checkWritable(
  description: FileDescription,
  rows: readonly Row[],
  positions: readonly number[],
): void {
  for (const [index, row] of rows.entries()) {
    for (const at of positions) {
      const value = row[at] ?? '';
      if (value === '' || !hasBreaker(value, description.delimiter)) continue;
      const field = description.columns[at]?.name ?? '';
      const reason = `the value holds ${description.delimiter}, a line break, or a space at an end`;
      throw problem('CLAIM_VALUE_UNWRITABLE', { file: description.name, row: index + 1, field, reason });
    }
  }
}

function hasBreaker(value: string, delimiter: string): boolean {
  if (value.includes(delimiter) || value !== value.trim()) return true;
  for (let at = 0; at < value.length; at += 1) if (value.charCodeAt(at) < 0x20) return true;
  return false;
}

type Lost = Readonly<{ positions: readonly number[]; encoding: FileEncoding }>;

function lostLetter(description: FileDescription, rows: readonly Row[], { positions, encoding }: Lost) {
  const encode = encoderOf(encoding);
  const isLost = (row: Row, at: number) => encode(row[at] ?? '') === undefined;
  const index = rows.findIndex((row) => positions.some((at) => isLost(row, at)));
  const row = rows[index] ?? [];
  const at = positions.find((position) => isLost(row, position)) ?? 0;
  const field = description.columns[at]?.name ?? '';
  const reason = `it holds a letter that ${encoding} has not`;
  return problem('CLAIM_VALUE_UNWRITABLE', { file: description.name, row: index + 1, field, reason });
}
