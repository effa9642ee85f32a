import type { Column, SourceContract } from '../../stages/intake/index.ts';
import { below, chance, type Stream } from '../random.ts';

/** What nobody can read in a column of a kind that must be filled; elsewhere an empty cell does it. */
const UNREADABLE: Readonly<Partial<Record<Column['read'], string>>> = {
  code: 'ZZ',
  codes: 'ZZ',
  integer: '?',
  baht: '?',
  'place-code': '99999999',
};

/** The 31st of February in each format. */
const NO_SUCH_DAY: Readonly<Record<NonNullable<Column['date']>, string>> = {
  'be-digits': '25690231',
  'be-slash': '31/02/2569',
  'be-words': '31-02-2569',
  'ce-digits': '20260231',
  iso: '2026-02-31',
};

/** Share of unreadable rows in text files that are broken lines. */
const BROKEN_LINES = 0.3;

/** A row that intake has to reject: a line with fields missing, or a required column that cannot be read. */
export function unreadableRow(
  stream: Stream,
  { contract, cells }: Readonly<{ contract: SourceContract; cells: readonly string[] }>,
): Readonly<{ cells: readonly string[] } | { line: string }> {
  const { file, columns } = contract;
  if (file.format !== 'xlsx' && chance(stream, BROKEN_LINES))
    return { line: brokenLine(cells, file.delimiter) };
  const required = columns.flatMap((column, index) => (column.required ? [index] : []));
  const index = required[below(stream, required.length)];
  const column = index === undefined ? undefined : columns[index];
  if (index === undefined || !column) return { line: brokenLine(cells, file.delimiter) };
  const bad = column.read === 'date' ? NO_SUCH_DAY[column.date ?? 'iso'] : (UNREADABLE[column.read] ?? '');
  return { cells: cells.with(index, bad) };
}

function brokenLine(cells: readonly string[], delimiter: string): string {
  const kept = cells.slice(0, Math.max(1, cells.length - 2));
  return kept.map((cell) => cell.replaceAll(/[",|\r\n]/g, ' ')).join(delimiter);
}
