import type { AreaAnswer, Figures, MeasureAnswer } from '../../../contract/index.ts';

type Counted = Pick<AreaAnswer, 'figures' | 'groups'> & Readonly<{ protection?: AreaAnswer['protection'] }>;

/**
 * An area's figures for everybody or for one group. A group nobody of whom is counted has zeros for what is known of
 * everybody: the service leaves such a group out. Of published figures a group that is left out was not asked for.
 */
export function figuresOf(area: Counted, group: string | undefined): Figures {
  if (!group) return area.figures;
  if (area.protection?.kind === 'noise') return area.groups[group] ?? {};
  return area.groups[group] ?? Object.fromEntries(Object.keys(area.figures).map((measure) => [measure, 0]));
}

/** Several areas as one: sums, of what is known for all of them. */
export function sumFigures(all: readonly Figures[]): Figures {
  const [first = {}, ...others] = all;
  const sums = Object.entries(first).flatMap(([measure, value]) => {
    const rest = others.map((figures) => figures[measure]);
    return rest.some((one) => one === undefined)
      ? []
      : [[measure, rest.reduce<number>((sum, one) => sum + (one ?? 0), value)] as const];
  });
  return Object.fromEntries(sums);
}

/** Whether a measure is counted for groups of people at all: households are not. */
export function isCountedBy(measure: Pick<MeasureAnswer, 'unit'>, group: string | undefined): boolean {
  return group === undefined || measure.unit !== 'households';
}
