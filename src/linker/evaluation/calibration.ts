import { checkScored, isOnePerson, type JudgedPairs } from './true-pairs.ts';

const TENTHS = 10;

/** What was said of the pairs in one tenth of the scale, and what was so. */
export type CalibrationTenth = Readonly<{
  from: number;
  to: number;
  pairs: number;
  /** Mean probability said; null when the tenth is empty. */
  predicted: number | null;
  /** Share that is one person; null when the tenth is empty. */
  observed: number | null;
}>;

/** Whether a probability means what it says. */
export type Calibration = Readonly<{
  tenths: readonly CalibrationTenth[];
  /** Mean distance between what was said and what was so, weighted by pairs: 0 is perfect. */
  meanGap: number;
  /** Mean squared distance of the probability from what is so (0 or 1): 0 is perfect, 0.25 is tossing a coin. */
  brier: number;
}>;

/** Compares probability with truth, by tenths of the scale, over the pairs that were scored. */
export function calibration(pairs: JudgedPairs, truth: Int32Array): Calibration {
  checkScored(pairs);
  const said = new Float64Array(TENTHS);
  const so = new Float64Array(TENTHS);
  const count = new Float64Array(TENTHS);
  let squares = 0;
  for (let edge = 0; edge < pairs.left.length; edge++) {
    const probability = pairs.probability[edge] ?? 0;
    const tenth = Math.min(TENTHS - 1, Math.floor(probability * TENTHS));
    const match = isOnePerson(truth, pairs, edge) ? 1 : 0;
    said[tenth] = (said[tenth] ?? 0) + probability;
    so[tenth] = (so[tenth] ?? 0) + match;
    count[tenth] = (count[tenth] ?? 0) + 1;
    squares += (probability - match) ** 2;
  }
  const total = Math.max(1, pairs.left.length);
  const gap = said.reduce((sum, value, tenth) => sum + Math.abs(value - (so[tenth] ?? 0)), 0);
  return {
    tenths: Array.from(count, (held, tenth) => ({
      from: tenth / TENTHS,
      to: (tenth + 1) / TENTHS,
      pairs: held,
      predicted: held > 0 ? (said[tenth] ?? 0) / held : null,
      observed: held > 0 ? (so[tenth] ?? 0) / held : null,
    })),
    meanGap: gap / total,
    brier: squares / total,
  };
}
