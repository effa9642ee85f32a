import {
  type Drawing,
  type DrawnShape,
  fillOf,
  type MapMark,
  quantileScale,
  type Scale,
  type Words,
} from '../../../shared/index.ts';
import type { Table } from '../use-table.ts';
import { shownColumn } from './shown-column.ts';

type Inputs = Readonly<{
  drawing: Drawing;
  table: Pick<Table, 'grid' | 'sort' | 'writeShown' | 'protectionOf' | 'unit'>;
  as: 'count' | 'rate';
  words: Pick<Words, 'say' | 'pick'>;
  addressOf: (code: string) => string;
}>;

/** Gives every shape the colour and the words of its row. */
export function markGrid({ drawing, table, as, words, addressOf }: Inputs): Readonly<{
  marks: ReadonlyMap<string, MapMark>;
  scale: Scale;
}> {
  const { grid, unit } = table;
  const index = grid.columns.indexOf(shownColumn(table));
  const values = new Map(grid.rows.map(({ item, values: all }) => [item.id, all[index]]));
  const cells = new Map(grid.rows.map(({ item, cells: all }) => [item.id, all[index]]));
  const valued = drawing.shapes.map((shape) => ({ shape, value: shapeValue(shape, values, as) }));
  const scale = quantileScale(valued.map(({ value }) => value));
  const greatest = Math.max(1, ...valued.map(({ value }) => value ?? 0));
  const textOf = (shape: DrawnShape, value: number | undefined) => {
    const own = shape.codes.map((code) => cells.get(code));
    const reason = own.map((cell) => table.protectionOf(cell).reason).find((one) => one !== undefined);
    if (reason) return words.say(`protection.hidden.${reason}`);
    return value === undefined ? words.say('unknown') : `${table.writeShown(own[0], value)} ${unit}`;
  };
  const marks = valued.map(({ shape, value }): [string, MapMark] => [
    shape.code,
    {
      fill: fillFor(value, scale),
      title: words.pick(shape.name),
      lines: [textOf(shape, value)],
      href: addressOf(shape.code),
      size: (value ?? 0) / greatest,
    },
  ]);
  return { marks: new Map(marks), scale };
}

/** Areas that are drawn as one are counted together; rates of several are not one rate. */
function shapeValue(
  { codes }: DrawnShape,
  values: ReadonlyMap<string, number | undefined>,
  as: 'count' | 'rate',
): number | undefined {
  const own = codes.map((code) => values.get(code));
  if (own.length === 1) return own[0];
  const known = own.filter((value) => value !== undefined);
  if (as === 'rate' || known.length < own.length) return undefined;
  return known.reduce((sum, value) => sum + value, 0);
}

function fillFor(value: number | undefined, scale: Scale): MapMark['fill'] {
  const index = scale.classOf(value);
  if (index === undefined) return 'unknown';
  return index < 0 ? 'none' : fillOf('seq', index, scale);
}
