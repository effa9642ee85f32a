import type { FileFault } from '../description/file-set.ts';

/** What is told of a fault by whoever finds it. */
export type FaultFound = Readonly<{
  code: string;
  file: string;
  row: number;
  field?: string;
  value?: string;
  other?: string | undefined;
  /** False where it rests on a layout that nobody compared with the publication: it warns only. */
  isSure?: boolean;
}>;

/** Faults as they are found; beyond the most that anybody reads, one line says so. */
export type FaultList = Readonly<{ add: (fault: FaultFound) => void; all: () => FileFault[] }>;

/** More would only fill memory: a file that has so many is wrong throughout. */
const MOST_FAULTS = 100_000;
/** Faults that stop nothing. */
const WARNINGS = new Set(['decimals', 'check-digit', 'row-repeated', 'too-many']);
const LONGEST_VALUE = 120;

/** An empty list. */
export function openFaultList(): FaultList {
  const faults: FileFault[] = [];
  let isFull = false;
  const add = ({ code, file, row, field = '', value = '', other, isSure = true }: FaultFound) => {
    if (isFull) return;
    if (faults.length === MOST_FAULTS) {
      isFull = true;
      faults.push({
        code: 'too-many',
        level: 'warning',
        file,
        row: 0,
        field: '',
        value: String(MOST_FAULTS),
      });
      return;
    }
    const level = isSure && !WARNINGS.has(code) ? 'error' : 'warning';
    const shown = value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
    faults.push({ code, level, file, row, field, value: shown, ...(other === undefined ? {} : { other }) });
  };
  return { add, all: () => faults };
}
