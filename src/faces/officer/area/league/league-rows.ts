import type { AreaChild, Figures, MeasureAnswer } from '../../../../contract/index.ts';
import { differenceOf, figuresOf, isCountedBy, shareOf } from '../../../shared/index.ts';
import type { SortBy } from '../../frame/index.ts';

/** One area of the table; what is not known is absent. */
export type LeagueRow = Readonly<{
  child: AreaChild;
  figures: Figures;
  value: number | undefined;
  satang: number | undefined;
  difference: number | undefined;
  /** Its part of the whole in hundredths, of a layer that is taken over nothing. */
  share: number | undefined;
}>;

type Question = Readonly<{
  layer: MeasureAnswer;
  money: MeasureAnswer | undefined;
  group: string | undefined;
  /** What the areas are compared with: the area they are in. */
  against: Figures | null;
  sort: SortBy | undefined;
}>;

/** The areas with what the table says of them, those to act on first at the top; the unknown stand last. */
export function leagueRows(children: readonly AreaChild[], question: Question): LeagueRow[] {
  const { layer, money, group, against, sort } = question;
  const rows = children.map((child): LeagueRow => {
    const figures = figuresOf(child, group);
    return {
      child,
      figures,
      value: isCountedBy(layer, group) ? figures[layer.id] : undefined,
      satang: money && figures[money.id],
      difference: differenceOf(figures, against, layer)?.value,
      share: layer.over === null && layer.unit !== 'ratio' ? shareOf(figures, against, layer.id) : undefined,
    };
  });
  const keyOf = (row: LeagueRow) => sortKey(row, sort) ?? Number.NEGATIVE_INFINITY;
  return rows.toSorted((one, other) => {
    const [first, second] = [keyOf(one), keyOf(other)];
    return first === second ? one.child.code.localeCompare(other.child.code) : second - first;
  });
}

function sortKey(row: LeagueRow, sort: SortBy | undefined): number | undefined {
  if (sort === 'money') return row.satang;
  return sort === 'difference' ? row.difference : row.value;
}

/** The money that belongs to a layer: of its programme, or of all of them; none beside a layer that is money itself. */
export function moneyOf(measures: readonly MeasureAnswer[], layer: MeasureAnswer): MeasureAnswer | undefined {
  if (layer.unit === 'satang-a-month') return undefined;
  const money = measures.filter((measure) => measure.unit === 'satang-a-month');
  return (
    money.find((measure) => measure.programme === layer.programme) ??
    money.find((measure) => measure.programme === null)
  );
}
