import type { FileRows } from '../../../../base/claim/index.ts';
import { columnOf, type FileDescription, type FileSet } from '../../../../filesets/index.ts';

/** A row of a section as something that is asked by the names of its columns. */
export type BillRow = Readonly<{ cells: readonly string[]; of: (column: string) => string }>;

/** The description of a section. */
export function sectionOf(set: FileSet, section: string): FileDescription {
  const description = set.byName.get(section.toUpperCase()) ?? set.byName.get(section);
  if (!description) throw new RangeError(`the set ${set.id} has no section ${section}`);
  return description;
}

/** Rows of a section to be read. */
export function openRows(set: FileSet, section: string, rows: FileRows): readonly BillRow[] {
  const description = sectionOf(set, section);
  return rows.map((cells) => ({ cells, of: (column) => cells[columnOf(description, column)] ?? '' }));
}

/** A row of a section from values by column; what is not given is empty. */
export function makeRow(
  set: FileSet,
  section: string,
  values: Readonly<Record<string, string>>,
): readonly string[] {
  const description = sectionOf(set, section);
  const row = description.columns.map(() => '');
  for (const [column, value] of Object.entries(values)) row[columnOf(description, column)] = value;
  return row;
}
