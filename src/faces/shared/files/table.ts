import type { MeasureAnswer } from '../../../contract/index.ts';

/** One cell of a table that leaves the page; what is not known is absent, which is not zero. */
export type Cell = string | number | undefined;

/** A table that leaves the page: its head, its lines, and what must be read with it. */
export type FileTable = Readonly<{
  head: readonly string[];
  lines: readonly (readonly Cell[])[];
  /** What the numbers are, of which day, and from where; a line each. */
  notes: readonly string[];
}>;

const SATANG_A_BAHT = 100;

/** A figure as files carry it: money in baht. */
export function cellOf(unit: MeasureAnswer['unit'], value: number | undefined): Cell {
  return value === undefined || unit !== 'satang-a-month' ? value : value / SATANG_A_BAHT;
}
