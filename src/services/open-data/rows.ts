import type { Text } from '../../base/model/index.ts';
import type { Figures, Reading } from '../lookup/index.ts';
import type { OpenColumn, OpenTable } from './columns.ts';
import type { OpenDataset } from './datasets.ts';
import { openPlaces, readOpenArea } from './gate.ts';

/** One cell of an open table; nothing is what is not known, or does not go out for a group. */
export type OpenCell = string | number | null;

const EVERYBODY = { id: 'all', title: { th: 'ทุกคน', en: 'Everybody' } };
const DECIMALS = 1e6;

/** The rows of an open table in order, an area at a time, so that a table of any length takes no more room than one area. */
export async function* openRows(
  reading: Reading,
  dataset: OpenDataset,
  table: OpenTable,
): AsyncGenerator<OpenCell[][]> {
  for (const place of openPlaces(reading, dataset.level)) {
    const area = await readOpenArea(reading, place.code);
    const named = [area.asOf, area.level, area.code, area.name.th, area.name.en];
    const row = (group: Readonly<{ id: string; title: Text }>, figures: Figures | undefined) => [
      ...named,
      ...[group.id, group.title.th, group.title.en],
      ...table.measures.map((column) => cellOf(column, figures, group.id === EVERYBODY.id)),
    ];
    yield [row(EVERYBODY, area.figures), ...table.groups.map((group) => row(group, area.groups[group.id]))];
  }
}

/** A group that nobody of the area is in has no figures: what is counted is then zero, and a ratio is to nothing. */
function cellOf(column: OpenColumn, figures: Figures | undefined, isEverybody: boolean): OpenCell {
  if (!isEverybody && !column.byGroup) return null;
  const value = figures?.[column.name] ?? (column.type === 'integer' ? 0 : null);
  return value === null ? null : Math.round(value * DECIMALS) / DECIMALS;
}
