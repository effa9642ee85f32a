/** What noise may do: at most `greatest` either way, of this variance, and no result from 1 to `never`. */
export type NoiseSettings = Readonly<{ greatest: number; variance: number; never: number }>;

/** One step of noise and how likely it is. */
export type NoiseStep = Readonly<{ noise: number; probability: number }>;

/** A row for each true count from 0 on; the last one is that of all larger counts too. */
export type NoiseTable = readonly (readonly NoiseStep[])[];

const ROUNDS = 200;
const CLOSE = 1e-13;

/**
 * Of all noise with mean 0 and the variance asked for, the one that says least beyond that (maximum entropy): 0 stays 0, no result is
 * below 0 or from 1 to `never`. Its probabilities are exp(a + b·noise + c·noise²); b and c are found by Newton's method on the moments.
 */
export function makeNoiseTable(settings: NoiseSettings): NoiseTable {
  const rows = settings.greatest + settings.never + 2;
  return Array.from({ length: rows }, (_, count) =>
    count === 0 ? [{ noise: 0, probability: 1 }] : rowOf(allowedFrom(count, settings), settings.variance),
  );
}

function allowedFrom(count: number, { greatest, never }: NoiseSettings): number[] {
  const all = Array.from({ length: 2 * greatest + 1 }, (_, place) => place - greatest);
  return all.filter((noise) => count + noise === 0 || count + noise > never);
}

function rowOf(noises: readonly number[], variance: number): NoiseStep[] {
  let [b, c] = [0, 0];
  for (let round = 0; round < ROUNDS; round++) {
    const { mean, square, cube, fourth } = momentsOf(noises, [b, c]);
    const [offMean, offSquare] = [mean, square - variance];
    if (Math.abs(offMean) + Math.abs(offSquare) < CLOSE) break;
    // The moments change with b and c as the covariances of noise and noise² do.
    const [bb, bc, cc] = [square - mean * mean, cube - mean * square, fourth - square * square];
    const whole = bb * cc - bc * bc;
    const step = [(cc * offMean - bc * offSquare) / whole, (bb * offSquare - bc * offMean) / whole] as const;
    const longest = Math.max(1, Math.abs(step[0]), Math.abs(step[1]));
    b -= step[0] / longest;
    c -= step[1] / longest;
  }
  const { weights, total } = weightsOf(noises, [b, c]);
  return noises.map((noise, place) => ({ noise, probability: (weights[place] ?? 0) / total }));
}

function weightsOf(noises: readonly number[], [b, c]: readonly [number, number]) {
  const weights = noises.map((noise) => Math.exp(b * noise + c * noise * noise));
  return { weights, total: weights.reduce((all, weight) => all + weight, 0) };
}

function momentsOf(noises: readonly number[], slopes: readonly [number, number]) {
  const { weights, total } = weightsOf(noises, slopes);
  const moment = (power: number) =>
    noises.reduce((all, noise, place) => all + noise ** power * ((weights[place] ?? 0) / total), 0);
  return { mean: moment(1), square: moment(2), cube: moment(3), fourth: moment(4) };
}
