import { commonDay, dayShape, isTime, numberShape } from '../checking/value-shapes.ts';
import type { FileFault, ReadFile, Row } from '../description/file-set.ts';

/** A file whose plain slips were mended, and how many they were. */
export type MendedFile = Readonly<{ file: ReadFile; mended: number }>;

/** What reading lost: written again, it would be gone for good. */
const LOSSES = new Set([
  'column-names',
  'column-twice',
  'column-count',
  'not-readable',
  'bad-character',
  'file-twice',
]);

/** Whether everything that stood in a file is in what was read of it. */
export function isWhole({ description }: ReadFile, faults: readonly FileFault[]): boolean {
  return !faults.some(({ code, file }) => file === description.name && LOSSES.has(code));
}

/**
 * Mends what has one right answer only: days of the other era, days with signs between, times without a first zero, commas in
 * numbers. Whatever needs somebody who knows stays as it is.
 */
export function mendFile(file: ReadFile, faults: readonly FileFault[]): MendedFile {
  const { description } = file;
  const rows: Row[] = [...file.rows];
  let mended = 0;
  for (const { code, file: name, row, field } of faults) {
    const at = description.positions.get(field.toUpperCase());
    const values = rows[row - 1];
    if (name !== description.name || at === undefined || values === undefined) continue;
    const value = values[at] ?? '';
    const better = mendValue(code, value, description.columns[at]?.length);
    if (better === undefined || better === value) continue;
    rows[row - 1] = values.with(at, better);
    mended += 1;
  }
  return { file: { ...file, rows }, mended };
}

function mendValue(code: string, value: string, length = 4): string | undefined {
  if (code === 'date-buddhist') return commonDay(value.slice(0, 8)) + value.slice(8);
  if (code === 'date-shape') return mendDay(value);
  if (code === 'time-shape') return mendTime(value, length);
  if (code !== 'not-a-number') return undefined;
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(value) ? value.replaceAll(',', '') : value;
  return numberShape(plain) === undefined ? undefined : plain;
}

/** Year first is the one order that leaves no doubt. */
function mendDay(value: string): string | undefined {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(value);
  if (match === null) return undefined;
  const [, year = '', month = '', day = ''] = match;
  const digits = year + month.padStart(2, '0') + day.padStart(2, '0');
  const shape = dayShape(digits);
  if (shape === 'wrong') return undefined;
  return shape === 'buddhist' ? commonDay(digits) : digits;
}

function mendTime(value: string, length: number): string | undefined {
  const match = /^(\d{1,2})[:.]?(\d{2})(?:[:.]?(\d{2}))?$/.exec(value);
  if (match === null) return undefined;
  const [, hour = '', minute = '', second = '00'] = match;
  const digits = (hour.padStart(2, '0') + minute + second).slice(0, length);
  return isTime(digits, length) ? digits : undefined;
}
