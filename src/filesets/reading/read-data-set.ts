import type { FileDescription, FileFault, FileSet, ReadFile, Row } from '../description/file-set.ts';

type Found = Readonly<{ set: FileSet; rows: Map<string, Row[]>; faults: FileFault[] }>;
type Fields = Readonly<Record<string, unknown>>;

const DEEPEST = 5;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const ISO_MOMENT =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/** Reads JSON documents of a set as rows of its files; days and moments become digits, as all other files have them. Throws nothing. */
export function readDataSetFile(set: FileSet, bytes: Buffer, name: string): readonly ReadFile[] {
  const found: Found = { set, rows: new Map(), faults: [] };
  let data: unknown;
  try {
    data = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    tell(found, 'not-readable', { file: name, value: 'JSON' });
  }
  for (const one of Array.isArray(data) ? data : [data]) {
    if (isFields(one)) collect(one, undefined, { ...found, depth: 0 });
    else if (one !== undefined) tell(found, 'not-readable', { file: name, value: 'JSON' });
  }
  const files = set.files.flatMap((description) => asFile(description, found));
  const [first] = files;
  const all = first === undefined ? set.files.slice(0, 1).map((one) => emptyFile(one)) : files;
  return all.map((file, at) => (at === 0 ? { ...file, faults: [...found.faults, ...file.faults] } : file));
}

/** Fields of a part stand in it or one level above, and parts lie in frames that no row is made of. */
function collect(value: Fields, owner: FileDescription | undefined, found: Found & { depth: number }): void {
  if (found.depth > DEEPEST) return;
  const own: [string, unknown][] = [];
  for (const [key, member] of Object.entries(value)) {
    const part = found.set.byName.get(key.trim().toUpperCase());
    const below = { ...found, depth: found.depth + 1 };
    if (Array.isArray(member) && part !== undefined) {
      for (const one of member) if (isFields(one)) collect(one, part, below);
    } else if (isFields(member)) collect(member, part, below);
    else own.push([key, member]);
  }
  if (owner !== undefined && own.length > 0) addRow(owner, own, found);
}

function addRow(owner: FileDescription, fields: readonly [string, unknown][], found: Found): void {
  const row = owner.columns.map(() => '');
  for (const [key, value] of fields) {
    const name = key.trim().toUpperCase();
    // Some programs write the part before each of its fields.
    const at = owner.positions.get(name) ?? owner.positions.get(name.replace(`${owner.name}_`, ''));
    if (at === undefined) tell(found, 'column-names', { file: owner.name, value: key.slice(0, 40) });
    else row[at] = digitsOf(textOf(value));
  }
  const rows = found.rows.get(owner.name) ?? [];
  rows.push(row);
  found.rows.set(owner.name, rows);
}

function tell({ faults }: Found, code: string, told: Readonly<{ file: string; value: string }>): void {
  faults.push({ code, level: 'error', row: 0, field: '', ...told });
}

function digitsOf(value: string): string {
  const moment = ISO_MOMENT.exec(value) ?? ISO_DAY.exec(value);
  if (moment === null) return value;
  const [, ...parts] = moment;
  return parts.length > 3 ? parts.map((part) => part ?? '00').join('') : parts.join('');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

function asFile(description: FileDescription, { rows }: Found): ReadFile[] {
  const own = rows.get(description.name);
  return own === undefined ? [] : [{ ...emptyFile(description), rows: own }];
}

function emptyFile(description: FileDescription): ReadFile {
  const present = description.columns.map(() => true);
  return {
    description,
    form: 'txt',
    encoding: 'utf-8',
    present,
    hasNames: true,
    rows: [],
    lineOf: (row) => row,
    faults: [],
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
