import type { FileDescription, FileSet, ReadFile, Row } from '../description/file-set.ts';
import type { FaultList } from './fault-list.ts';

/** What joins the parts of a key; no value holds it. */
const JOINT = '\u001f';

/** Keys that are empty. */
export function checkFilled({ description, rows, present }: ReadFile, faults: FaultList): void {
  for (const group of description.filled) {
    const names = group.map((at) => description.columns[at]?.name ?? '');
    if (!group.some((at) => present[at])) {
      // A file without the column at all says so once.
      if (rows.length > 0)
        faults.add({ code: 'column-missing', file: description.name, row: 0, field: names[0] ?? '' });
      continue;
    }
    rows.forEach((row, index) => {
      if (group.some((at) => row[at] !== '')) return;
      faults.add({
        code: 'key-empty',
        file: description.name,
        row: index + 1,
        field: names.join(' or '),
      });
    });
  }
}

/** Keys of which an upload may hold only one. */
export function checkUnique(file: ReadFile, faults: FaultList): void {
  const { description } = file;
  if (description.unique.length === 0) return;
  tellRepeated(file, { at: description.unique, code: 'key-twice', faults });
}

/** Rows that are the same item again. */
export function checkRepeated(file: ReadFile, faults: FaultList): void {
  const { description } = file;
  const isAsked =
    description.unique.length > 0 && description.unique.every((at) => description.key.includes(at));
  if (description.key.length === 0 || isAsked) return;
  tellRepeated(file, { at: description.key, code: 'row-repeated', faults });
}

type Repeated = Readonly<{ at: readonly number[]; code: string; faults: FaultList }>;

function tellRepeated({ description, rows }: ReadFile, { at, code, faults }: Repeated): void {
  const seen = new Map<string, number>();
  const field = namesOf(description, at);
  rows.forEach((row, index) => {
    const key = keyOf(row, at);
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, index + 1);
      return;
    }
    const value = valuesOf(description, row, at);
    faults.add({ code, file: description.name, row: index + 1, field, value, other: String(first) });
  });
}

/** A visit's number that two patients have. */
export function checkOwners({ description, rows }: ReadFile, faults: FaultList): void {
  for (const { number, of } of description.owners) {
    const seen = new Map<string, Readonly<{ owner: string; row: number }>>();
    const field = description.columns[number]?.name ?? '';
    rows.forEach((row, index) => {
      const [value = '', owner = ''] = [row[number], row[of]];
      if (value === '' || owner === '') return;
      const first = seen.get(value);
      if (first === undefined) {
        seen.set(value, { owner, row: index + 1 });
      } else if (first.owner !== owner) {
        faults.add({
          code: 'number-of-two',
          file: description.name,
          row: index + 1,
          field,
          value,
          other: String(first.row),
        });
      }
    });
  }
}

/** Keys that another file does not have; a row is told of its first lost key only, because the others are lost with it. */
export function checkLinks(set: FileSet, files: ReadonlyMap<string, ReadFile>, faults: FaultList): void {
  const keys = new Map<string, ReadonlySet<string>>();
  for (const { description, rows } of set.files.flatMap((file) => files.get(file.name) ?? [])) {
    const links = description.links.flatMap((link) => {
      const target = files.get(link.to);
      return target === undefined ? [] : [{ ...link, known: keysOf(target, { at: link.toAt, keys }) }];
    });
    rows.forEach((row, index) => {
      const lost = links.find(
        ({ at, known }) => at.every((one) => row[one] !== '') && !known.has(keyOf(row, at)),
      );
      if (lost === undefined) return;
      faults.add({
        code: 'key-lost',
        file: description.name,
        row: index + 1,
        field: namesOf(description, lost.at),
        value: valuesOf(description, row, lost.at),
        other: lost.to,
        isSure: lost.verified,
      });
    });
  }
}

type Known = Readonly<{ at: readonly number[]; keys: Map<string, ReadonlySet<string>> }>;

function keysOf(target: ReadFile, { at, keys }: Known): ReadonlySet<string> {
  const id = `${target.description.name} ${at.join(' ')}`;
  const known = keys.get(id) ?? new Set(target.rows.map((row) => keyOf(row, at)));
  keys.set(id, known);
  return known;
}

function keyOf(row: Row, at: readonly number[]): string {
  if (at.length === 1) return row[at[0] ?? 0] ?? '';
  let key = '';
  for (const one of at) key += (row[one] ?? '') + JOINT;
  return key;
}

function namesOf({ columns }: FileDescription, at: readonly number[]): string {
  return at.map((one) => columns[one]?.name ?? '').join(':');
}

function valuesOf({ columns }: FileDescription, row: Row, at: readonly number[]): string {
  return at.map((one) => `${columns[one]?.name ?? ''}:${row[one] ?? ''}`).join(' ');
}
