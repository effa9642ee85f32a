import { EVERYONE } from '../../base/disclosure/index.ts';
import type { Text } from '../../base/model/index.ts';
import type { Figures, Reading, ShownArea } from '../lookup/index.ts';
import type { OpenColumn, OpenTable } from './columns.ts';
import type { OpenDataset } from './datasets.ts';
import { openAreas } from './gate.ts';

/** One cell of an open table; nothing is what is not known, is held back, or does not go out for a group. */
export type OpenCell = string | number | null;

const EVERYBODY = { id: EVERYONE, title: { th: 'ทุกคน', en: 'Everybody' } };
const DECIMALS = 1e6;

/** The rows of an open table in order, an area at a time, so that a table of any length takes no more room than some areas. */
export async function* openRows(
  reading: Reading,
  dataset: OpenDataset,
  table: OpenTable,
): AsyncGenerator<OpenCell[][]> {
  const groups = dataset.byGroup ? table.groups : [];
  const asked = { level: dataset.level, groups: groups.map(({ id }) => id) };
  for await (const area of openAreas(reading, asked)) {
    const { level, code, nameTh, nameEn } = area.place;
    const named = [reading.asOf, level, code, nameTh, nameEn];
    yield [EVERYBODY, ...groups].map((group) => [...named, ...rowOf(area, group, table.measures)]);
  }
}

type Group = Readonly<{ id: string; title: Text }>;

function rowOf({ figures, groups, protection }: ShownArea, group: Group, columns: readonly OpenColumn[]) {
  const isAll = group.id === EVERYBODY.id;
  const hidden = isAll ? protection.hidden : (protection.hiddenInGroups[group.id] ?? {});
  const own = isAll ? figures : groups[group.id];
  return [
    ...[group.id, group.title.th, group.title.en],
    ...[
      protection.within,
      heldBackIn(
        columns.filter(({ byGroup }) => isAll || byGroup),
        hidden,
      ),
    ],
    ...columns.map((column) => cellOf(column, own, isAll)),
  ];
}

/** What is held back and why; `*` where it is all of it, for one reason. */
function heldBackIn(columns: readonly OpenColumn[], hidden: Readonly<Record<string, string>>): string {
  const held = columns.flatMap(({ name }) => (hidden[name] ? [[name, hidden[name]] as const] : []));
  const reasons = [...new Set(held.map(([, reason]) => reason))];
  if (reasons.length === 1 && held.length === columns.length) return `*=${reasons[0]}`;
  return held.map(([name, reason]) => `${name}=${reason}`).join(';');
}

function cellOf(column: OpenColumn, figures: Figures | undefined, isEverybody: boolean): OpenCell {
  if (!isEverybody && !column.byGroup) return null;
  const value = figures?.[column.name];
  return value === undefined ? null : Math.round(value * DECIMALS) / DECIMALS;
}
