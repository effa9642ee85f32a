import type { Figures, MeasureAnswer } from '../../../../contract/index.ts';
import { type CellProtection, isCountedBy, rateOf } from '../../../shared/index.ts';

/** One thing that a table is parted by: an area, a group, a day. */
export type Item = Readonly<{ id: string; name: string }>;

/** What a cell is about; everybody when no group is said. */
export type Cell = Readonly<{ area: string; group: string | undefined; day: string }>;

/** Figures by cell, under the name that `keyOf` gives. */
export type Facts = ReadonlyMap<string, Figures>;

/** How the figures of cells are protected, under the same names. */
export type Protections = ReadonlyMap<string, CellProtection>;

/** The table as it is shown, drawn and exported: one value for each row and column. */
export type Grid = Readonly<{
  rows: readonly GridRow[];
  columns: readonly Item[];
  /** The whole area, below the rows that are its parts. */
  total: GridRow | undefined;
}>;

/** One row; what is not known, or has no rate, is absent. */
export type GridRow = Readonly<{
  item: Item;
  values: readonly (number | undefined)[];
  /** What each value is about. */
  cells: readonly Cell[];
}>;

/** How values come out of figures. */
export type Shown = Readonly<{ measure: MeasureAnswer; as: 'count' | 'rate' }>;

/** The name of a cell. */
export function keyOf({ area, group, day }: Cell): string {
  return [area, group ?? '', day].join('|');
}

/** The value of a cell: the count, or its rate where enough are counted. */
export function cellValue(facts: Facts, cell: Cell, { measure, as }: Shown): number | undefined {
  const figures = facts.get(keyOf(cell));
  if (!figures || !isCountedBy(measure, cell.group)) return undefined;
  return as === 'rate' ? rateOf(figures, measure)?.value : figures[measure.id];
}

type Question = Readonly<{
  rows: readonly Item[];
  columns: readonly Item[];
  cellOf: (row: string | undefined, column: string) => Cell;
  /** The whole, when rows are parts of it. */
  whole: Item | undefined;
  sort: string | undefined;
}>;

/** Puts a table together and in order: by a column, greatest first, what is not known last; or as it came. */
export function makeGrid(facts: Facts, shown: Shown, question: Question): Grid {
  const { rows, columns, cellOf, whole, sort } = question;
  const lineOf = (row: string | undefined) => {
    const cells = columns.map((column) => cellOf(row, column.id));
    return { values: cells.map((cell) => cellValue(facts, cell, shown)), cells };
  };
  const made = rows.map((item) => ({ item, ...lineOf(item.id) }));
  const by = columns.findIndex(({ id }) => id === sort);
  const keyOfRow = ({ values }: GridRow) => values[by] ?? Number.NEGATIVE_INFINITY;
  const sorted = made.toSorted((one, other) => {
    const [first, second] = [keyOfRow(one), keyOfRow(other)];
    return first === second ? 0 : second - first;
  });
  return {
    rows: by < 0 ? made : sorted,
    columns,
    total: whole && { item: whole, ...lineOf(undefined) },
  };
}
