const WANTED = 4;
const NICE = [1, 2, 2.5, 5, 10];

/** Round values from zero (or below it) up to the greatest, at equal steps; few enough to be read. */
export function ticksUpTo(greatest: number): number[] {
  if (!(greatest > 0)) return [0, 1];
  const rough = greatest / WANTED;
  const digit = 10 ** Math.floor(Math.log10(rough));
  const step = digit * (NICE.find((nice) => nice * digit >= rough) ?? 10);
  const count = Math.ceil(greatest / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
