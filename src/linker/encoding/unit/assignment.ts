/** Pairs as parallel lists: places in the two deliveries, and how alike they are. */
export type ScoredPairs = Readonly<{
  left: readonly number[];
  right: readonly number[];
  dice: readonly number[];
}>;

/** The marks of the records, by which ties are broken whatever the order of rows. */
export type Marks = Readonly<{ left: readonly string[]; right: readonly string[] }>;

/**
 * Takes the most alike pair, then the next whose two records are both free, and so on. A higher threshold therefore only cuts
 * the list short. Gives places in the list of pairs.
 */
export function assignOneToOne(pairs: ScoredPairs, marks: Marks): readonly number[] {
  const taken = { left: new Uint8Array(marks.left.length), right: new Uint8Array(marks.right.length) };
  return inOrder(pairs, marks).filter((pair) => {
    const [left, right] = [pairs.left[pair] ?? 0, pairs.right[pair] ?? 0];
    if (taken.left[left] || taken.right[right]) return false;
    taken.left[left] = 1;
    taken.right[right] = 1;
    return true;
  });
}

/** Most alike first; equal ones by their marks. */
export function inOrder(pairs: ScoredPairs, marks: Marks): readonly number[] {
  const leftRank = ranksOf(marks.left);
  const rightRank = ranksOf(marks.right);
  const by = (ranks: Int32Array, places: readonly number[], pair: number) => ranks[places[pair] ?? 0] ?? 0;
  return pairs.dice
    .map((_, pair) => pair)
    .sort(
      (one, other) =>
        (pairs.dice[other] ?? 0) - (pairs.dice[one] ?? 0) ||
        by(leftRank, pairs.left, one) - by(leftRank, pairs.left, other) ||
        by(rightRank, pairs.right, one) - by(rightRank, pairs.right, other),
    );
}

/** For each pair how alike the best other partner is that either of its records has; 0 where there is none. */
export function nextBest(pairs: ScoredPairs, marks: Marks): readonly number[] {
  const left = topTwo(pairs.left, pairs.dice, marks.left.length);
  const right = topTwo(pairs.right, pairs.dice, marks.right.length);
  const other = ({ best, second }: TopTwo, at: number, dice: number) =>
    (best[at] ?? 0) > dice ? (best[at] ?? 0) : (second[at] ?? 0);
  return pairs.dice.map((dice, pair) =>
    Math.max(other(left, pairs.left[pair] ?? 0, dice), other(right, pairs.right[pair] ?? 0, dice)),
  );
}

type TopTwo = Readonly<{ best: Float64Array; second: Float64Array }>;

function topTwo(records: readonly number[], dice: readonly number[], count: number): TopTwo {
  const best = new Float64Array(count);
  const second = new Float64Array(count);
  for (const [pair, at] of records.entries()) {
    const value = dice[pair] ?? 0;
    if (value > (best[at] ?? 0)) {
      second[at] = best[at] ?? 0;
      best[at] = value;
    } else if (value > (second[at] ?? 0)) second[at] = value;
  }
  return { best, second };
}

function ranksOf(marks: readonly string[]): Int32Array {
  const order = marks
    .map((_, at) => at)
    .sort((one, other) => ((marks[one] ?? '') < (marks[other] ?? '') ? -1 : 1));
  const ranks = new Int32Array(marks.length);
  for (const [rank, at] of order.entries()) ranks[at] = rank;
  return ranks;
}
