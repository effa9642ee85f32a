/** Places a value of one range on another, straight. */
export type Scale = (value: number) => number;

const STEPS = [1, 2, 2.5, 5, 10];

/** A straight scale from a range of values to a range of the drawing; a range of one value stays in the middle. */
export function straight(values: readonly [number, number], places: readonly [number, number]): Scale {
  const [from, to] = values;
  const [low, high] = places;
  if (from === to) return () => (low + high) / 2;
  return (value) => low + ((value - from) / (to - from)) * (high - low);
}

/** Round values from zero that cover the range in about as many steps as asked. */
export function roundTicks(most: number, steps: number): readonly number[] {
  if (most <= 0) return [0];
  const rough = most / steps;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = unit * (STEPS.find((times) => times * unit >= rough) ?? 10);
  const ticks: number[] = [];
  for (let place = 0; place * step < most + step; place++) ticks.push(place * step);
  return ticks;
}

/** A number of a drawing, short. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
