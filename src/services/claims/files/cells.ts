import type { LocalTime } from '../../../base/claim/index.ts';
import type { IsoDate } from '../../../base/model/index.ts';
import type { FileDescription, Row } from '../../../filesets/index.ts';

/** Reads the cell of one column from rows of one file; the column is looked up once. */
export type Cell<Value> = (row: Row | undefined) => Value;

const DAY = /^\d{8}$/;
const SATANG_A_BAHT = 100;

/** Makes readers of a file's columns. A file that has no such column reads as empty. */
export function cellsOf(file: FileDescription | undefined) {
  const at = (column: string) => file?.positions.get(column) ?? -1;
  const text = (column: string): Cell<string | null> => {
    const place = at(column);
    return (row) => row?.[place]?.trim() || null;
  };
  const number = (column: string): Cell<number | null> => {
    const cell = text(column);
    return (row) => numberOf(cell(row));
  };
  const day = (column: string): Cell<IsoDate | null> => {
    const cell = text(column);
    return (row) => dayOf(cell(row));
  };
  return {
    text,
    number,
    day,
    /** An amount of baht as satang. */
    money: (column: string): Cell<number | null> => {
      const cell = number(column);
      return (row) => {
        const baht = cell(row);
        const satang = baht === null ? null : Math.round(baht * SATANG_A_BAHT);
        return Number.isSafeInteger(satang) ? satang : null;
      };
    },
    /** A day and a time of two columns as one moment. */
    moment: (dayColumn: string, timeColumn: string): Cell<LocalTime | null> => {
      const [onDay, atTime] = [day(dayColumn), text(timeColumn)];
      return (row) => {
        const date = onDay(row);
        return date && `${date}T${timeOf(atTime(row))}`;
      };
    },
  };
}

function numberOf(text: string | null): number | null {
  if (text === null) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

function dayOf(text: string | null): IsoDate | null {
  if (text === null || !DAY.test(text)) return null;
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` as IsoDate;
}

/** Some programs leave the noughts in front away. */
function timeOf(text: string | null): string {
  const digits = (text ?? '').replaceAll(':', '').slice(0, 4).padStart(4, '0');
  return `${digits.slice(0, 2)}:${digits.slice(2)}`;
}
