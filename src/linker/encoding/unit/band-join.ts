import type { Filters } from './dice.ts';

/** A bucket: records of the left side whose keys hash alike, next to each other. */
type Buckets = Readonly<{ starts: Int32Array; members: Int32Array; shift: number }>;

const GOLDEN = 0x9e3779b1;
const WORD = 32;

/** What to join, and up to how many records of one bucket. */
export type BandJoin = Readonly<{
  left: Filters;
  right: Filters;
  places: Int32Array;
  largestBucket: number;
}>;

/**
 * Calls for every pair that agrees in all the places of a band. A bucket over the limit is passed over; how many pairs that left
 * out is given back.
 */
export function joinBand(
  { left, right, places, largestBucket }: BandJoin,
  found: (left: number, right: number) => void,
): number {
  const leftKeys = keysOf(left, places);
  const rightKeys = keysOf(right, places);
  const { starts, members, shift } = bucketsOf(leftKeys, left.set);
  let dropped = 0;
  for (const [at, key] of rightKeys.entries()) {
    if ((right.set[at] ?? 0) === 0) continue;
    const bucket = Math.imul(key, GOLDEN) >>> shift;
    const [from, to] = [starts[bucket] ?? 0, starts[bucket + 1] ?? 0];
    if (to - from > largestBucket) {
      dropped += to - from;
      continue;
    }
    for (let place = from; place < to; place++) {
      const other = members[place] ?? 0;
      if (leftKeys[other] === key) found(other, at);
    }
  }
  return dropped;
}

/** The bits at some places of every record, as one number. */
function keysOf({ words, each, set }: Filters, places: Int32Array): Int32Array {
  const wordOf = places.map((place) => place >>> 5);
  const bitOf = places.map((place) => place & 31);
  const keys = new Int32Array(set.length);
  for (let at = 0, from = 0; at < keys.length; at++, from += each) {
    let key = 0;
    for (let turn = 0; turn < wordOf.length; turn++)
      key |= (((words[from + (wordOf[turn] ?? 0)] ?? 0) >>> (bitOf[turn] ?? 0)) & 1) << turn;
    keys[at] = key;
  }
  return keys;
}

/** Sorts records into buckets by counting; empty filters go into none. */
function bucketsOf(keys: Int32Array, set: Uint16Array): Buckets {
  const shift = WORD - Math.max(1, Math.ceil(Math.log2(keys.length + 1)));
  const starts = new Int32Array(2 ** (WORD - shift) + 1);
  const members = new Int32Array(keys.length);
  for (const [at, key] of keys.entries()) {
    if ((set[at] ?? 0) === 0) continue;
    const bucket = Math.imul(key, GOLDEN) >>> shift;
    starts[bucket] = (starts[bucket] ?? 0) + 1;
  }
  let sum = 0;
  for (let bucket = 0; bucket < starts.length; bucket++) {
    sum += starts[bucket] ?? 0;
    starts[bucket] = sum;
  }
  for (let at = keys.length - 1; at >= 0; at--) {
    if ((set[at] ?? 0) === 0) continue;
    const bucket = Math.imul(keys[at] ?? 0, GOLDEN) >>> shift;
    const place = (starts[bucket] ?? 0) - 1;
    starts[bucket] = place;
    members[place] = at;
  }
  return { starts, members, shift };
}
