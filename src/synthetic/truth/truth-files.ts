import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Text gathers up to this length before it is written. */
const FLUSH_LETTERS = 262_144;

/** What is true, beside the registers; no stage reads it. */
export type TruthFiles = Readonly<{
  person: (columns: readonly (string | number | null)[]) => void;
  /** The person whom a row of a register is about. */
  record: (source: string, at: Readonly<{ file: string; row: number }>, trueId: number) => void;
  fault: (fault: PlantedFault) => void;
  close: () => void;
  /** Planted faults by kind. */
  planted: () => Readonly<Record<string, number>>;
}>;

/** A fault of a row, or of a person when it names no source. */
export type PlantedFault = Readonly<{
  kind: string;
  source?: string;
  file?: string;
  row?: number;
  trueId: number | null;
}>;

/** Opens the truth folder; `people` are the columns of `people.csv`. */
export function openTruthFiles(folder: string, people: readonly string[]): TruthFiles {
  mkdirSync(join(folder, 'records'), { recursive: true });
  const persons = openLines(join(folder, 'people.csv'), people.join(','));
  const faults = openLines(join(folder, 'faults.csv'), 'kind,source,file,row_no,true_id');
  const records = new Map<string, Lines>();
  const counts = new Map<string, number>();
  const recordsOf = (source: string): Lines => {
    const known = records.get(source);
    if (known) return known;
    const opened = openLines(join(folder, 'records', `${source}.csv`), 'file,row_no,true_id');
    records.set(source, opened);
    return opened;
  };
  return {
    person: (columns) => persons.add(columns.map((column) => column ?? '').join(',')),
    record: (source, { file, row }, trueId) => recordsOf(source).add(`${file},${row},${trueId}`),
    fault: ({ kind, source = '', file = '', row, trueId }) => {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      faults.add(`${kind},${source},${file},${row ?? ''},${trueId ?? ''}`);
    },
    close: () => {
      for (const lines of [persons, faults, ...records.values()]) lines.flush();
    },
    planted: () => Object.fromEntries([...counts].toSorted(([one], [other]) => (one < other ? -1 : 1))),
  };
}

type Lines = Readonly<{ add: (line: string) => void; flush: () => void }>;

function openLines(path: string, header: string): Lines {
  let waiting = `${header}\n`;
  const flush = (): void => {
    appendFileSync(path, waiting);
    waiting = '';
  };
  writeFileSync(path, '');
  return {
    add: (line) => {
      waiting += `${line}\n`;
      if (waiting.length >= FLUSH_LETTERS) flush();
    },
    flush,
  };
}
