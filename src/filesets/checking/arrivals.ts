import type { FileDescription, FileFault, FileForm, FileSet } from '../description/file-set.ts';
import { openFaultList } from './fault-list.ts';

/** A file by its name alone: which of the set it is, and of what form its ending says it is. */
export type KnownFile = Readonly<{ description: FileDescription; form: FileForm }>;

/** Finds what a file is from its name, in any case, with or without the period that some programs add. */
export function identifyFile(set: FileSet, fileName: string): KnownFile | undefined {
  const name = baseOf(fileName);
  const form = formOf(name);
  if (form === undefined) return undefined;
  const stem = name.slice(0, name.lastIndexOf('.'));
  const exact = set.byName.get(stem.toUpperCase());
  const named = exact ?? set.byName.get((set.naming.exec(stem)?.groups?.['file'] ?? '').toUpperCase());
  return named === undefined ? undefined : { description: named, form };
}

/** What is wrong with files before one is opened: their number, names and endings. */
export function checkArrivals(
  set: FileSet,
  names: readonly string[],
  choice: Readonly<{ form: FileForm }>,
): FileFault[] {
  const faults = openFaultList();
  if (names.length === 0 || names.length > set.mostFiles) {
    faults.add({
      code: 'file-count',
      file: '',
      row: 0,
      value: String(names.length),
      other: String(set.mostFiles),
    });
  }
  const seen = new Set<string>();
  for (const name of names) {
    const known = identifyFile(set, name);
    if (formOf(name) !== choice.form) {
      faults.add({ code: 'file-form', file: baseOf(name), row: 0, other: choice.form });
    } else if (known === undefined) {
      const example = `${set.files[0]?.name ?? ''}.${choice.form}`;
      faults.add({ code: 'file-unknown', file: baseOf(name), row: 0, other: example });
    } else if (seen.has(known.description.name)) {
      faults.add({ code: 'file-twice', file: known.description.name, row: 0, value: baseOf(name) });
    } else {
      seen.add(known.description.name);
    }
  }
  return faults.all();
}

function baseOf(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
}

function formOf(name: string): FileForm | undefined {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return ending === 'txt' || ending === 'dbf' ? ending : undefined;
}
