import type { LocalTime } from '../../../../base/claim/index.ts';
import { bahtText } from '../cells.ts';

/** Cells of one row, by column. */
export type Cells = Readonly<Record<string, string | number | null | undefined>>;

/** Rows of files, by file. */
export type FileCells = Readonly<Record<string, readonly Cells[]>>;

/** A day as the files write it; of a moment its day. */
export function compact(day: string | null): string {
  return day === null ? '' : day.slice(0, 10).replaceAll('-', '');
}

/** The time of a moment as the files write it. */
export function clock(moment: LocalTime | null): string {
  return moment === null ? '' : moment.slice(11, 16).replace(':', '');
}

/** An amount, where there is one. */
export function baht(satang: number | null): string | null {
  return satang === null ? null : bahtText(satang);
}
