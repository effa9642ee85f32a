import { identifyFile } from '../checking/arrivals.ts';
import type { FileFault, FileSet, FileSets, ReadFile } from '../description/file-set.ts';
import { readDataSetFile } from '../reading/read-data-set.ts';
import { readFile } from '../reading/read-file.ts';
import type { GatheredFile } from './gather-files.ts';

/** Files of one set as they were read, with what is wrong with their names. */
export type MatchedFiles = Readonly<{
  set: FileSet;
  files: readonly ReadFile[];
  /** Where each file lies, by the name of its description. */
  paths: ReadonlyMap<string, string>;
  faults: readonly FileFault[];
}>;

/** On somebody's own machine a file is read alone, and may be a year of a large hospital. */
const MOST_CELLS = 60_000_000;

/** The set that most of the files belong to by their names; nothing where no name is known. */
export function findSet({ ids, get }: FileSets, files: readonly GatheredFile[]): FileSet | undefined {
  let best: Readonly<{ set: FileSet; known: number }> | undefined;
  for (const id of ids) {
    const set = get(id);
    const known = files.filter(({ name }) => isOf(set, name)).length;
    // Large sets take their time to open, and more than all files are not to be known.
    if (known === files.length) return set;
    if (known > (best?.known ?? 0)) best = { set, known };
  }
  return best?.set;
}

/** Reads files by the descriptions that their names lead to. */
export function matchFiles(set: FileSet, gathered: readonly GatheredFile[]): MatchedFiles {
  const files: ReadFile[] = [];
  const paths = new Map<string, string>();
  const faults: FileFault[] = [];
  const tell = (code: string, file: string, told: Readonly<{ value?: string; other?: string }>) =>
    faults.push({ code, level: 'error', file, row: 0, field: '', value: '', ...told });
  for (const { name, path, bytes } of gathered) {
    if (set.forms.includes('json') && isJson(name)) {
      files.push(...readDataSetFile(set, bytes, name));
      continue;
    }
    const known = identifyFile(set, name);
    if (known === undefined) {
      tell('file-unknown', name, { other: `${set.files[0]?.name ?? ''}.${set.forms[0] ?? ''}` });
    } else if (paths.has(known.description.name)) {
      tell('file-twice', known.description.name, { value: name });
    } else {
      paths.set(known.description.name, path);
      const header = set.header === 'either' ? 'detect' : set.header;
      files.push(readFile(known.description, bytes, { form: known.form, header, mostCells: MOST_CELLS }));
    }
  }
  return { set, files, paths, faults };
}

function isOf(set: FileSet, name: string): boolean {
  return set.forms.includes('json') ? isJson(name) : identifyFile(set, name) !== undefined;
}

function isJson(name: string): boolean {
  return name.toLowerCase().endsWith('.json');
}
