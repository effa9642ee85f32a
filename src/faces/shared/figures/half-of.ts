/** The fewest areas that together hold at least half of the whole, greatest first; empty when there is nothing to hold. */
export function holdHalf<Area>(areas: readonly Area[], worthOf: (area: Area) => number | undefined): Area[] {
  const sorted = areas.toSorted((one, other) => (worthOf(other) ?? 0) - (worthOf(one) ?? 0));
  const half = sorted.reduce((sum, area) => sum + (worthOf(area) ?? 0), 0) / 2;
  let held = 0;
  const needed = sorted.findIndex((area) => {
    held += worthOf(area) ?? 0;
    return held >= half;
  });
  return half === 0 ? [] : sorted.slice(0, needed + 1);
}
