import type { FileDescription, FileFault } from '../description/file-set.ts';

/** Which column each field of a row belongs to; -1 for a field of no known column. */
export type ColumnLayout = Readonly<{
  positions: readonly number[];
  /** Columns between others that only some programs write. */
  inserted: readonly number[];
  present: readonly boolean[];
  isWhole: boolean;
}>;

/** The layouts that rows without a line of names may have, by their number of fields. */
export function layoutsOf(description: FileDescription): ReadonlyMap<number, ColumnLayout> {
  const { columns } = description;
  const lastNeeded = columns.findLastIndex((column) => !column.optional);
  const all = columns.map((column) => column.at);
  const withoutInner = all.filter((at) => at > lastNeeded || !columns[at]?.optional);
  const layouts = new Map<number, ColumnLayout>();
  for (const positions of [all, withoutInner]) {
    const shortest = positions.filter((at) => at <= lastNeeded).length;
    for (let count = positions.length; count >= shortest; count -= 1) {
      if (!layouts.has(count)) layouts.set(count, layoutOf(description, positions.slice(0, count)));
    }
  }
  return layouts;
}

/**
 * The layout of a row without names. A row that ends in a delimiter has one empty field more, and then looks like one with a
 * column inserted: it is what fits its values better.
 */
export function layoutFor(
  description: FileDescription,
  layouts: ReadonlyMap<number, ColumnLayout>,
  fields: readonly string[],
): ColumnLayout | undefined {
  const exact = layouts.get(fields.length);
  if (fields.at(-1) !== '') return exact;
  const shorter = layouts.get(fields.length - 1);
  if (exact === undefined || shorter === undefined) return exact ?? shorter;
  if (exact.inserted.length === 0) return exact;
  const [wrong, wrongShorter] = [misfits(description, exact, fields), misfits(description, shorter, fields)];
  return wrong < wrongShorter ? exact : shorter;
}

/** How many fields hold what their column cannot. */
function misfits(
  { columns }: FileDescription,
  { positions, inserted }: ColumnLayout,
  fields: readonly string[],
) {
  return positions.filter((at, index) => {
    const value = fields[index] ?? '';
    const column = columns[at];
    if (column === undefined || value === '') return column?.required || inserted.includes(at);
    if (column.type === 'date') return !/^\d{8}$/.test(value);
    if (column.shape !== undefined) return !column.shape.test(value);
    return value.length > (column.length ?? value.length) || column.codes?.values.has(value) === false;
  }).length;
}

/** What a line of names says: the layout, and what is wrong with the names. */
export type NamedLayout = Readonly<{ layout: ColumnLayout; known: number; faults: readonly FileFault[] }>;

/** Reads a line of names, in any order and case. */
export function layoutOfNames(description: FileDescription, names: readonly string[]): NamedLayout {
  const faults: FileFault[] = [];
  const taken = new Set<number>();
  const positions = names.map((written) => {
    const name = written
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim();
    const at = description.positions.get(name.toUpperCase());
    const column = at === undefined ? undefined : description.columns[at];
    if (at === undefined || column === undefined) {
      // A last delimiter makes a name of nothing.
      if (name !== '')
        faults.push(fault(description, 'column-names', { field: '', value: name.slice(0, 40) }));
      return -1;
    }
    if (taken.has(at)) {
      faults.push(fault(description, 'column-twice', { field: column.name, value: name }));
      return -1;
    }
    taken.add(at);
    return at;
  });
  return { layout: layoutOf(description, positions), known: taken.size, faults };
}

/** Whether a line holds names rather than values: most of its fields are names of columns. */
export function isLineOfNames(description: FileDescription, fields: readonly string[]): boolean {
  const known = fields.filter((name) => description.positions.has(name.trim().toUpperCase()));
  return known.length * 2 > fields.filter((name) => name.trim() !== '').length;
}

function layoutOf(description: FileDescription, positions: readonly number[]): ColumnLayout {
  const present = description.columns.map((column) => positions.includes(column.at));
  const isWhole =
    positions.length === description.columns.length && positions.every((position, at) => position === at);
  const lastNeeded = description.columns.findLastIndex((column) => !column.optional);
  const inserted = positions.filter((at) => at < lastNeeded && description.columns[at]?.optional);
  return { positions, inserted, present, isWhole };
}

function fault(
  { name, isOpen }: FileDescription,
  code: 'column-names' | 'column-twice',
  { field, value }: Readonly<{ field: string; value: string }>,
): FileFault {
  const level = isOpen && code === 'column-names' ? 'warning' : 'error';
  return { code, level, file: name, row: 0, field, value };
}
