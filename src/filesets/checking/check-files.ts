import type { FileFault, FileSet, ReadFile } from '../description/file-set.ts';
import { checkFilled, checkLinks, checkOwners, checkRepeated, checkUnique } from './check-keys.ts';
import { checkMoments, checkValues } from './check-values.ts';
import { type FaultList, openFaultList } from './fault-list.ts';

/** How files are checked: at the door, or for all that a payer may refuse them for. */
export type CheckChoice = Readonly<{
  level: 'door' | 'all';
  /** The hospital that sends; without it, that all rows name one hospital. */
  hospital?: string;
  /** The day on which they are checked, as eight digits; without it no day is said to lie in the future. */
  today?: string;
}>;

/** Faults of reading that the door does not know. */
const LATER = new Set(['bad-character', 'encoding-mixed']);

/** Checks files of one set against it and against each other; the first fault is the one that the door tells. */
export function checkFiles(set: FileSet, given: readonly ReadFile[], choice: CheckChoice): FileFault[] {
  const faults = openFaultList();
  const byName = new Map(given.map((file) => [file.description.name, file]));
  const files = set.files.flatMap((file) => byName.get(file.name) ?? []);
  const early: FileFault[] = [];
  for (const file of files) {
    early.push(...file.faults.filter(({ code }) => choice.level === 'all' || !LATER.has(code)));
  }
  checkHospital(set, byName, { faults, hospital: choice.hospital });
  checkNeeds(set, byName, faults);
  for (const file of files) checkFilled(file, faults);
  for (const file of files) checkUnique(file, faults);
  for (const file of files) checkMoments(file, faults);
  checkLinks(set, byName, faults);
  if (choice.level === 'all') checkAll(files, faults, choice);
  return [...early, ...faults.all()];
}

function checkAll(files: readonly ReadFile[], faults: FaultList, choice: CheckChoice): void {
  for (const file of files) {
    checkMissingColumns(file, faults);
    checkValues(file, faults, { today: choice.today });
    checkRepeated(file, faults);
    checkOwners(file, faults);
  }
}

type Files = ReadonlyMap<string, ReadFile>;
type Sender = Readonly<{ faults: FaultList; hospital: string | undefined }>;

function checkHospital(set: FileSet, files: Files, { faults, hospital }: Sender): void {
  let expected = hospital;
  for (const { file, at } of set.hospital) {
    const { description, rows = [] } = files.get(file) ?? {};
    const field = description?.columns[at]?.name ?? '';
    rows.forEach((row, index) => {
      const value = row[at] ?? '';
      if (value === '') return;
      expected ??= value;
      if (value === expected) return;
      faults.add({ code: 'other-hospital', file, row: index + 1, field, value, other: expected });
    });
  }
}

/** A file without rows needs no other: many programs send all files, some of them empty. */
function checkNeeds(set: FileSet, files: Files, faults: FaultList): void {
  const hasRows = (name: string) => (files.get(name)?.rows.length ?? 0) > 0;
  for (const { when, anyOf, fault, say } of set.needs) {
    const cause = when.find(hasRows);
    if (when.length > 0 && cause === undefined) continue;
    if (anyOf.some((name) => files.has(name))) continue;
    faults.add({ code: fault, file: say, row: 0, other: cause });
  }
}

/** Columns that every row should fill and the file does not have. */
function checkMissingColumns({ description, present, rows }: ReadFile, faults: FaultList): void {
  if (rows.length === 0) return;
  const keys = new Set(description.filled.flat());
  for (const { at, name, required } of description.columns) {
    if (!required || present[at] || keys.has(at)) continue;
    faults.add({ code: 'column-missing', file: description.name, row: 0, field: name, isSure: false });
  }
}
