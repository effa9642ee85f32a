import type { Item } from '../table/grid.ts';
import type { Table } from '../use-table.ts';

/** The column that bars and map draw: the one by which rows are ordered, else the first. */
export function shownColumn({ grid, sort }: Pick<Table, 'grid' | 'sort'>): Item {
  return grid.columns.find(({ id }) => id === sort) ?? grid.columns[0] ?? { id: '', name: '' };
}
