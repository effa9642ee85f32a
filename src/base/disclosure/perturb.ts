import { makeNoiseTable, type NoiseSettings } from './noise-table.ts';

/** Counts with noise: the same count of the same people always comes out the same. */
export type Perturbation = Readonly<{
  /** What is added to a true count whose cell has this key. */
  noiseOf: (count: number, cellKey: number) => number;
  /** The count as it is published. */
  perturb: (count: number, cellKey: number) => number;
}>;

const KEYS = 2 ** 32;

/** Makes the noise of a country's settings; the table is worked out once. */
export function makePerturbation(settings: NoiseSettings): Perturbation {
  const rows = makeNoiseTable(settings).map((steps) => {
    let below = 0;
    return steps.map(({ noise, probability }) => {
      below += probability;
      return { noise, until: below * KEYS };
    });
  });
  const noiseOf = (count: number, cellKey: number) => {
    const row = rows[Math.min(count, rows.length - 1)] ?? [];
    return row.find(({ until }) => cellKey < until)?.noise ?? row.at(-1)?.noise ?? 0;
  };
  return { noiseOf, perturb: (count, cellKey) => count + noiseOf(count, cellKey) };
}
