/**
 * How many levels each comparison has, the unknown level included. Level 0 says that a value was missing, 1 that none of the
 * levels named was reached ("else"), 2 and up are the levels named, the best agreement last.
 */
export type LevelCounts = readonly number[];

/** Above this a packed pattern is no longer an exact number. */
const EXACT = 2 ** 53;

/**
 * What to multiply the level of each comparison with, so that the sum is one number for the whole comparison pattern. Throws
 * RangeError when there are more patterns than exact numbers.
 */
export function radixOf(levels: LevelCounts): number[] {
  let next = 1;
  const radix = levels.map((count) => {
    const own = next;
    next *= count;
    return own;
  });
  if (next > EXACT) throw new RangeError('too many comparison levels to pack into one number');
  return radix;
}

/** How many different patterns there can be. */
export function patternCount(levels: LevelCounts): number {
  return levels.reduce((product, count) => product * count, 1);
}

/** Levels of every pattern, row by row: `levels[pattern * comparisons + comparison]`. */
export function unpackPatterns(patterns: Float64Array, counts: LevelCounts): Uint8Array {
  const radix = radixOf(counts);
  const width = counts.length;
  const levels = new Uint8Array(patterns.length * width);
  for (let index = 0; index < patterns.length; index++) {
    for (let field = 0; field < width; field++) {
      levels[index * width + field] =
        Math.floor((patterns[index] ?? 0) / (radix[field] ?? 1)) % (counts[field] ?? 1);
    }
  }
  return levels;
}

/** What stands before the levels in a packed pattern: the population of the pair, 0 for none. */
export function populationOf(pattern: number, counts: LevelCounts): number {
  return Math.floor(pattern / patternCount(counts));
}
