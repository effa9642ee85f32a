import type { MeasureAnswer } from '../../../../contract/index.ts';
import {
  type DrawnShape,
  differenceOf,
  differenceScale,
  fillOf,
  type MapMark,
  protectionOf,
  quantileScale,
  rateOf,
  type Scale,
  sumFigures,
  type Words,
  writeAbout,
  writeFigure,
} from '../../../shared/index.ts';
import type { AreaView } from '../area-view.ts';
import type { LeagueRow } from '../league/league-rows.ts';

/** What the map shows: counts, or how far a rate lies from the rate of the area around. */
export type MapKind = 'seq' | 'div';

/** A map's colours and texts, and the scale its legend explains. */
export type MarkedMap = Readonly<{ scale: Scale; kind: MapKind; marks: ReadonlyMap<string, MapMark> }>;

type Valued = Readonly<{
  shape: DrawnShape;
  rows: readonly LeagueRow[];
  value: number | undefined;
  lines: string[];
}>;

type Inputs = Readonly<{
  shapes: readonly DrawnShape[];
  rows: readonly LeagueRow[];
  view: Pick<AreaView, 'layer' | 'listed'> & Partial<Pick<AreaView, 'group'>>;
  kind: MapKind;
  words: Words;
  addressOf: (code: string) => string;
}>;

/** How many of those to act on first carry their rank on the map. */
const RANKED = 5;

/** Gives every shape its colour, texts and rank, from the rows of the table. */
export function markMap(inputs: Inputs): MarkedMap {
  const { shapes, rows, kind, addressOf, words } = inputs;
  const byCode = new Map(rows.map((row) => [row.child.code, row]));
  const valued = shapes.map((shape) => valueShape(shape, byCode, inputs));
  const values = valued.map((one) => one.value);
  const scale = kind === 'div' ? differenceScale(values) : quantileScale(values);
  const greatest = Math.max(1, ...values.map((value) => value ?? 0));
  const marks = valued.map(({ shape, rows: own, value, lines }): [string, MapMark] => {
    const rank = rankOf(own, rows);
    return [
      shape.code,
      {
        fill: fillFor(scale.classOf(value), kind, scale),
        title: words.pick(shape.name),
        lines,
        href: addressOf(shape.code),
        size: kind === 'seq' ? (value ?? 0) / greatest : 0.25,
        ...(rank ? { rank } : {}),
      },
    ];
  });
  return { scale, kind, marks: new Map(marks) };
}

function valueShape(shape: DrawnShape, byCode: ReadonlyMap<string, LeagueRow>, inputs: Inputs): Valued {
  const { view, kind, words } = inputs;
  const { layer, listed, group } = view;
  const rows = shape.codes.flatMap((code) => byCode.get(code) ?? []);
  const figures = sumFigures(rows.map((row) => row.figures));
  const known = rows.every((row) => row.value !== undefined) && (layer.unit !== 'ratio' || rows.length === 1);
  const count = known ? figures[layer.id] : undefined;
  const difference = differenceOf(figures, listed.figures, layer)?.value;
  const rate = rateOf(figures, layer);
  const lines = [
    shownText(count, rows, { layer, group, words }),
    ...(rate ? [words.say(`rate.${rate.per}`, { rate: words.formats.rate(rate.value) })] : []),
    ...(difference === undefined ? [] : [differenceText(difference, view, words)]),
    ...(shape.codes.length > 1 ? [words.say('map.shared')] : []),
  ];
  return { shape, rows, value: kind === 'div' ? difference : count, lines };
}

/** A figure with its unit and how far off it is, or why there is none. */
function shownText(
  value: number | undefined,
  rows: readonly LeagueRow[],
  { layer, group, words }: Pick<Inputs['view'], 'layer' | 'group'> & Pick<Inputs, 'words'>,
): string {
  const cells = rows.map(({ child }) => protectionOf(child.protection, group?.id));
  const reason = cells.map(({ hidden }) => hidden[layer.id]).find((one) => one !== undefined);
  if (reason) return words.say(`protection.hidden.${reason}`);
  const noisy = value === undefined ? undefined : cells.find(({ kind }) => kind === 'noise');
  return writeAbout(countText(value, layer, words), noisy);
}

/** A figure with its unit, or that it is not known. */
export function countText(value: number | undefined, layer: MeasureAnswer, { say, formats }: Words): string {
  if (value === undefined) return say('unknown');
  return `${writeFigure(layer.unit, value, formats)} ${say(`unit.${layer.unit}`)}`;
}

function differenceText(
  value: number,
  { layer, listed }: Inputs['view'],
  { say, pick, formats }: Words,
): string {
  const than = layer.over === 'people' ? 'rate.than' : 'rate.than-percent';
  return `${formats.signed(value)} ${say(than, { name: pick(listed.of.name) })}`;
}

function fillFor(index: number | undefined, kind: MapKind, scale: Scale): MapMark['fill'] {
  if (index === undefined) return 'unknown';
  return index < 0 ? 'none' : fillOf(kind, index, scale);
}

function rankOf(own: readonly LeagueRow[], rows: readonly LeagueRow[]): number | undefined {
  const rank = rows.findIndex((row) => own.includes(row)) + 1;
  return rank > 0 && rank <= RANKED && (rows[rank - 1]?.value ?? 0) > 0 ? rank : undefined;
}
