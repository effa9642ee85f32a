/** Positions with the 64-bit key each is sorted by, in two halves. */
export type KeyedPositions = Readonly<{ high: Uint32Array; low: Uint32Array; positions: Int32Array }>;

/** Digits of so many bits: the counts of one pass still fit the fastest cache. */
const WIDEST_DIGIT = 11;
/** Up to so many positions, moving them one by one costs less than counting digits. */
const FEW = 24;

/** What a run of the sort works in: the input, a copy to scatter into, and one array of counts for each depth. */
type Space = Readonly<{ main: KeyedPositions; spare: KeyedPositions; counts: Int32Array[] }>;
type Range = Readonly<{ from: number; to: number; depth: number }>;

/**
 * Sorts positions by their keys, in place; equal keys keep the order they came in. Radix sort from the most significant digit
 * that differs, so that after the first pass everything happens inside the cache.
 */
export function sortByKeys(keyed: KeyedPositions): void {
  const { length } = keyed.positions;
  const spare = {
    high: new Uint32Array(length),
    low: new Uint32Array(length),
    positions: new Int32Array(length),
  };
  sortRange({ main: keyed, spare, counts: [] }, { from: 0, to: length, depth: 0 });
}

function sortRange(space: Space, range: Range): void {
  const { from, to, depth } = range;
  if (to - from <= FEW) {
    insertInOrder(space.main, range);
    return;
  }
  const byHigh = differingBits(space.main.high, range);
  const bits = byHigh > 0 ? byHigh : differingBits(space.main.low, range);
  if (bits === 0) return;
  const width = Math.min(bits, WIDEST_DIGIT, 33 - Math.clz32(to - from));
  const digit = {
    word: byHigh > 0 ? space.main.high : space.main.low,
    shift: bits - width,
    mask: (1 << width) - 1,
  };
  const ends = scatter(space, range, digit);
  if (digit.shift === 0 && byHigh === 0) return;
  let start = from;
  for (let value = 0; value <= digit.mask; value++) {
    const end = ends[value] ?? start;
    if (end - start > 1) sortRange(space, { from: start, to: end, depth: depth + 1 });
    start = end;
  }
}

/** How many of the lowest bits of a key's half are not alike over a range. */
function differingBits(word: Uint32Array, { from, to }: Range): number {
  let any = 0;
  let all = -1;
  for (let i = from; i < to; i++) {
    const key = word[i] ?? 0;
    any |= key;
    all &= key;
  }
  return 32 - Math.clz32(any ^ all);
}

/** Moves a range into the order of one digit and returns where each digit's part ends. */
function scatter(
  { main, spare, counts }: Space,
  { from, to, depth }: Range,
  { word, shift, mask }: { word: Uint32Array; shift: number; mask: number },
): Int32Array {
  const next = counts[depth] ?? new Int32Array(1 << WIDEST_DIGIT);
  counts[depth] = next.fill(0, 0, mask + 1);
  for (let i = from; i < to; i++) {
    const digit = ((word[i] ?? 0) >>> shift) & mask;
    next[digit] = (next[digit] ?? 0) + 1;
  }
  let start = from;
  for (let digit = 0; digit <= mask; digit++) {
    const count = next[digit] ?? 0;
    next[digit] = start;
    start += count;
  }
  const { high, low, positions } = spare;
  for (let i = from; i < to; i++) {
    const digit = ((word[i] ?? 0) >>> shift) & mask;
    const place = next[digit] ?? 0;
    next[digit] = place + 1;
    high[place] = main.high[i] ?? 0;
    low[place] = main.low[i] ?? 0;
    positions[place] = main.positions[i] ?? 0;
  }
  main.high.set(high.subarray(from, to), from);
  main.low.set(low.subarray(from, to), from);
  main.positions.set(positions.subarray(from, to), from);
  return next;
}

function insertInOrder({ high, low, positions }: KeyedPositions, { from, to }: Range): void {
  for (let i = from + 1; i < to; i++) {
    const keyHigh = high[i] ?? 0;
    const keyLow = low[i] ?? 0;
    const position = positions[i] ?? 0;
    let place = i;
    while (place > from) {
      const before = high[place - 1] ?? 0;
      if (before < keyHigh || (before === keyHigh && (low[place - 1] ?? 0) <= keyLow)) break;
      high[place] = before;
      low[place] = low[place - 1] ?? 0;
      positions[place] = positions[place - 1] ?? 0;
      place--;
    }
    high[place] = keyHigh;
    low[place] = keyLow;
    positions[place] = position;
  }
}
