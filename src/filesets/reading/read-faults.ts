import type { FileDescription, FileFault, Row } from '../description/file-set.ts';

type Told = Readonly<{ code: string; field?: string; value?: string; other?: string }>;

/** A fault that reading itself finds; row 0 is the file. */
export function faultAt({ name }: FileDescription, row: number, told: Told): FileFault {
  const { code, field = '', value = '', other } = told;
  return { code, level: 'error', file: name, row, field, value, ...(other === undefined ? {} : { other }) };
}

/** More faults of one file are read by nobody, and a file made of nothing else would fill memory. */
const MOST_FAULTS = 10_000;

/** Adds a fault of reading while there are not too many. */
export function noteFault(faults: FileFault[], fault: FileFault): void {
  if (faults.length < MOST_FAULTS) faults.push(fault);
}

/** How many rows of a file are held: rows of a letter each would fill memory. */
export function mostRowsOf({ columns }: FileDescription, mostCells: number): number {
  return Math.floor(mostCells / columns.length);
}

/** What stands for a letter that could not be read. */
export const LOST_LETTER = '\uFFFD';

/** Notes every value in which a letter could not be read. */
export function spotBadLetters(
  description: FileDescription,
  rows: readonly Row[],
  faults: FileFault[],
): void {
  rows.forEach((row, index) => {
    row.forEach((value, at) => {
      if (!value.includes(LOST_LETTER)) return;
      const field = description.columns[at]?.name ?? '';
      noteFault(faults, faultAt(description, index + 1, { code: 'bad-character', field, value }));
    });
  });
}
