import type { CountedFigure } from './area-figures.ts';

/** Figures of several areas that count nobody twice, as those of one area: an area under its code and under former ones. */
export function mergeFigures(figures: readonly CountedFigure[]): CountedFigure[] {
  const cells = Map.groupBy(figures, ({ grouping, measure }) => `${grouping} ${measure}`);
  return [...cells.values()].flatMap((cell) => {
    const [first, ...others] = cell;
    return first ? [others.reduce(together, first)] : [];
  });
}

function together(one: CountedFigure, other: CountedFigure): CountedFigure {
  const [largest, second] = [one.largest, one.second, other.largest, other.second]
    .filter((amount) => amount !== null)
    .sort((left, right) => right - left);
  const isKeyed = one.cellKey !== null && other.cellKey !== null;
  return {
    ...one,
    value: one.value + other.value,
    cellKey: isKeyed ? ((one.cellKey ?? 0) ^ (other.cellKey ?? 0)) >>> 0 : null,
    contributors:
      one.contributors === null ? other.contributors : one.contributors + (other.contributors ?? 0),
    largest: largest ?? null,
    second: second ?? null,
    rest: one.rest ?? other.rest,
  };
}
