/** A small seeded generator (sfc32); each household and each row has its own, so that order changes nothing. */
export type Stream = { a: number; b: number; c: number; d: number };

const GOLDEN = 0x9e3779b9;
const TWO_32 = 4_294_967_296;

/** The stream of a seed and the numbers that name what it is for. */
export function streamOf(seed: number, ...names: readonly number[]): Stream {
  let one = mixed(seed ^ GOLDEN);
  let two = mixed(Math.floor(seed / TWO_32) + GOLDEN);
  for (const name of names) {
    one = mixed(one ^ (name >>> 0));
    two = mixed((two + Math.floor(name / TWO_32) + one) | 0);
  }
  const stream = { a: one, b: two, c: mixed(one + two), d: 1 };
  for (let round = 0; round < 8; round++) unit(stream);
  return stream;
}

function mixed(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
  return hash ^ (hash >>> 15);
}

/** A number from 0 up to, not including, 1. */
export function unit(stream: Stream): number {
  const sum = (stream.a + stream.b + stream.d) | 0;
  stream.d = (stream.d + 1) | 0;
  stream.a = stream.b ^ (stream.b >>> 9);
  stream.b = (stream.c + (stream.c << 3)) | 0;
  stream.c = (((stream.c << 21) | (stream.c >>> 11)) + sum) | 0;
  return (sum >>> 0) / TWO_32;
}

/** True in the given share of draws. */
export function chance(stream: Stream, share: number): boolean {
  return unit(stream) < share;
}

/** A whole number from 0 up to, not including, `count`. */
export function below(stream: Stream, count: number): number {
  return Math.floor(unit(stream) * count);
}

/** A whole number between the two, both counted in. */
export function between(stream: Stream, low: number, high: number): number {
  return low + below(stream, high - low + 1);
}

/** A draw of the normal distribution. */
export function normal(stream: Stream, mean: number, deviation: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - unit(stream)));
  return mean + deviation * radius * Math.cos(2 * Math.PI * unit(stream));
}

/** A draw of the log-normal distribution whose median is 1. */
export function spreadAroundOne(stream: Stream, sigma: number): number {
  return Math.exp(normal(stream, 0, sigma));
}

/** How many of rare things happen when `mean` are expected. */
export function countAround(stream: Stream, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = unit(stream); product > limit; product *= unit(stream)) count++;
  return count;
}

/** The position of a weight, drawn by weight. */
export function weighted(stream: Stream, weights: readonly number[]): number {
  let rest = unit(stream) * sumOf(weights);
  for (let index = 0; index < weights.length; index++) {
    rest -= weights[index] ?? 0;
    if (rest < 0) return index;
  }
  return weights.length - 1;
}

/** The position in a list of running sums, drawn by what each adds; fast for long lists. */
export function cumulative(stream: Stream, sums: readonly number[]): number {
  const target = unit(stream) * (sums[sums.length - 1] ?? 0);
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Running sums of a list. */
export function runningSums(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}

/** The sum of a list. */
export function sumOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
