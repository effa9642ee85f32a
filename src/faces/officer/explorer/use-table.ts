import { useMemo } from 'react';
import type { HiddenReason } from '../../../contract/index.ts';
import { type Noise, useWords, type Words, writeAbout, writeFigure } from '../../shared/index.ts';
import type { Axis } from '../frame/index.ts';
import { type Cell, type Grid, type Item, keyOf, makeGrid } from './table/grid.ts';
import type { Explorer } from './use-explorer.ts';
import { type AskedFacts, useFacts } from './use-facts.ts';

/** The column of a table that is parted by nothing. */
const ONLY: string = 'value';
const EVERYONE = 'everyone';

/** A table with how its values are written, and how it stands with its figures. */
export type Table = Readonly<{
  grid: Grid;
  asked: AskedFacts;
  /** The column by which rows are ordered; none when they stay as they came. */
  sort: string | undefined;
  write: (value: number) => string;
  /** A value with how far off it is, or that it is held back or not known. */
  writeShown: (cell: Cell | undefined, value: number | undefined) => string;
  /** Why a cell is held back, and how far off it is where it is not. */
  protectionOf: (cell: Cell | undefined) => Readonly<{ noise: Noise; reason: HiddenReason | undefined }>;
  unit: string;
}>;

/** The table of the address. */
export function useTable(explorer: Explorer): Table {
  const words = useWords();
  const { rows, columns, group, area, children, content } = explorer;
  const axes = [rows, columns];
  const wanted = useMemo(() => {
    const byArea = rows === 'area' || columns === 'area';
    const kind = [rows, columns].find((axis) => isGroups(axis));
    return {
      areas: [area.code, ...(byArea ? children.children.map(({ code }) => code) : [])],
      groups: kind
        ? [undefined, ...content.groups.map(({ id }) => id).filter((id) => id.startsWith(`${kind}:`))]
        : [group],
    };
  }, [rows, columns, area, children, content, group]);
  const asked = useFacts(explorer, wanted);
  const columnItems = itemsOf(explorer, columns, words);
  const sort = explorer.choice.sort ?? (rows === 'area' ? columnItems[0]?.id : undefined);
  const grid = makeGrid(
    asked.facts,
    { measure: explorer.measure, as: explorer.as },
    {
      rows: itemsOf(explorer, rows, words),
      columns: columnItems,
      cellOf: (row, column) => cellOf(explorer, axes, [row, column]),
      whole:
        rows === 'area'
          ? { id: area.code, name: words.say('explore.total', { name: words.pick(area.name) }) }
          : undefined,
      sort,
    },
  );
  const writing = writingOf(explorer, words);
  const protectionOf = readProtection(explorer, asked);
  const writeShown = (cell: Cell | undefined, value: number | undefined) => {
    const { noise, reason } = protectionOf(cell);
    if (reason) return words.say('protection.hidden');
    return value === undefined ? '–' : writeAbout(writing.write(value), noise);
  };
  return { grid, asked, sort, ...writing, writeShown, protectionOf };
}

const AS_COUNTED: Noise = { kind: 'none', within: 0 };

/** A rate is held back with either of its parts. */
function readProtection({ measure, as }: Explorer, { protections }: AskedFacts): Table['protectionOf'] {
  return (cell) => {
    const found = cell && protections.get(keyOf(cell));
    const below = as === 'rate' && measure.over !== null ? found?.hidden[measure.over] : undefined;
    return { noise: found ?? AS_COUNTED, reason: found?.hidden[measure.id] ?? below };
  };
}

function isGroups(axis: Axis | undefined): boolean {
  return axis === 'sex' || axis === 'stage' || axis === 'group';
}

/** What an axis is made of, in its own order. */
function itemsOf(explorer: Explorer, axis: Axis | undefined, { say, pick, formats }: Words): Item[] {
  const { children, content, day, measure } = explorer;
  if (axis === undefined) return [{ id: ONLY, name: pick(measure.title) }];
  if (axis === 'area') return children.children.map(({ code, name }) => ({ id: code, name: pick(name) }));
  if (axis === 'time') return day.days.map((one) => ({ id: one, name: formats.date(one) }));
  const groups = content.groups.filter(({ id }) => id.startsWith(`${axis}:`));
  return [
    { id: EVERYONE, name: say('explore.everyone') },
    ...groups.map(({ id, title }) => ({ id, name: pick(title) })),
  ];
}

/** What a cell is about: what the page is about, with what its row and column say instead. */
function cellOf(
  { area, group, day }: Explorer,
  axes: readonly (Axis | undefined)[],
  ids: readonly (string | undefined)[],
): Cell {
  let cell: Cell = { area: area.code, group, day: day.shown };
  axes.forEach((axis, index) => {
    const id = ids[index];
    if (id === undefined || axis === undefined) return;
    if (axis === 'area') cell = { ...cell, area: id };
    else if (axis === 'time') cell = { ...cell, day: id };
    else cell = { ...cell, group: id === EVERYONE ? undefined : id };
  });
  return cell;
}

function writingOf({ measure, as }: Explorer, { say, formats }: Words): Pick<Table, 'write' | 'unit'> {
  if (as === 'rate') {
    const per = measure.over === 'people' ? '1000' : '100';
    return { write: formats.rate, unit: say(`explore.rate.${per}`) };
  }
  return {
    write: (value) => writeFigure(measure.unit, value, formats),
    unit: say(`unit.${measure.unit}`),
  };
}
