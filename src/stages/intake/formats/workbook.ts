import { readSheet } from 'read-excel-file/node';
import { problem } from '../../../base/errors/index.ts';
import type { DeliveredFile } from '../arrivals/index.ts';
import type { SourceContract } from '../contract.ts';
import { beginRow, FIELD_END, makeRoom, NEWLINE, type RowTarget } from '../records/index.ts';
import type { OpenTable } from './open-table.ts';

type Cell = string | number | boolean | Date | null;

/** What a date cell becomes in text: no agency writes dates so, so the casts know that a spreadsheet made it. */
export const DATE_CELL_END = 'T00:00';

const PORTION_ROWS = 10_000;

/** Opens the first sheet of a workbook; throws when it is damaged or has no rows. */
export async function openWorkbook(file: DeliveredFile, contract: SourceContract): Promise<OpenTable> {
  const about = { file: file.name, source: contract.id };
  const rows = await readRows(file.path).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw problem('XLSX_DAMAGED', { ...about, reason }, cause);
  });
  const [header = [], ...data] = rows;
  if (data.length === 0) throw problem('FILE_EMPTY', about);
  const names = header.map(textOf);
  return { names, copyRows: (target) => copyCells(data, names.length, target), close: async () => undefined };
}

async function readRows(path: string): Promise<Cell[][]> {
  const rows: readonly (readonly unknown[])[] = await readSheet(path);
  return rows.map((row) => row.map(cellOf));
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value instanceof Date ? value : null;
}

async function* copyCells(
  rows: readonly (readonly Cell[])[],
  width: number,
  target: RowTarget,
): AsyncGenerator<void> {
  for (const [index, row] of rows.entries()) {
    target.rowNo += 1;
    const fields = Array.from({ length: width }, (_, place) => textOf(row[place] ?? null));
    if (fields.every((field) => field === '')) continue;
    const line = fields.join(String.fromCharCode(FIELD_END));
    makeRoom(target, Buffer.byteLength(line) + 2);
    beginRow(target);
    target.at += target.bytes.write(line, target.at);
    target.bytes[target.at++] = NEWLINE;
    target.rows += 1;
    if (index % PORTION_ROWS === 0) yield;
  }
  yield;
}

/** A cell as trimmed text without control characters and letters that nobody sees. */
function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10) + DATE_CELL_END;
  if (typeof cell !== 'string') return String(cell);
  return cell
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
