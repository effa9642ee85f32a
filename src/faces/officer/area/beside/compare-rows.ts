import type { AreaChild, MeasureAnswer } from '../../../../contract/index.ts';
import {
  differenceOf,
  figuresOf,
  isCountedBy,
  protectionOf,
  type Rate,
  rateOf,
} from '../../../shared/index.ts';

/** A figure of two areas side by side. */
export type ComparedRow = Readonly<{
  measure: MeasureAnswer;
  one: Side;
  other: Side;
  /** How far the first area's rate lies above the second's. */
  difference: Rate | undefined;
}>;

type Side = Readonly<{ value: number | undefined; rate: Rate | undefined }>;

const COMPARED: ReadonlySet<MeasureAnswer['layer']> = new Set(['overview', 'dimension', 'care']);

/** What two areas are compared by: the main figures, and the one that is shown. */
export function compareRows(
  [one, other]: readonly [AreaChild, AreaChild],
  measures: readonly MeasureAnswer[],
  { shown, group }: Readonly<{ shown: string; group: string | undefined }>,
): ComparedRow[] {
  const figures = [figuresOf(one, group), figuresOf(other, group)] as const;
  const isHeldBack = (id: string) =>
    [one, other].some((area) => protectionOf(area.protection, group).hidden[id] !== undefined);
  const sideOf = (measure: MeasureAnswer, index: 0 | 1): Side =>
    isCountedBy(measure, group)
      ? { value: figures[index][measure.id], rate: rateOf(figures[index], measure) }
      : { value: undefined, rate: undefined };
  return measures
    .filter((measure) => COMPARED.has(measure.layer) || measure.id === shown)
    .filter(({ id }) => figures.some((own) => own[id] !== undefined) || isHeldBack(id))
    .map((measure) => ({
      measure,
      one: sideOf(measure, 0),
      other: sideOf(measure, 1),
      difference: isCountedBy(measure, group) ? differenceOf(figures[0], figures[1], measure) : undefined,
    }));
}
