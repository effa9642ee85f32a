/** A set of pairs, a bit each. */
export type PairSet = Uint32Array;

const WORD = 32;

/** An empty set that can hold so many pairs. */
export function pairSet(pairs: number): PairSet {
  return new Uint32Array(Math.ceil(pairs / WORD));
}

/** The set of all of so many pairs. */
export function fullSet(pairs: number): PairSet {
  const set = pairSet(pairs);
  for (let pair = 0; pair < pairs; pair++) include(set, pair);
  return set;
}

/** Puts a pair into a set. */
export function include(set: PairSet, pair: number): void {
  const word = pair >>> 5;
  set[word] = (set[word] ?? 0) | (1 << (pair & (WORD - 1)));
}

/** How many pairs are in a set. */
export function sizeOf(set: PairSet): number {
  let size = 0;
  for (const word of set) size += bitsIn(word);
  return size;
}

/** How many of some pairs are in all of the sets. */
export function sizeOfCommon(sets: readonly PairSet[], among: PairSet): number {
  let size = 0;
  for (let word = 0; word < among.length; word++) {
    let common = among[word] ?? 0;
    for (let set = 0; set < sets.length && common !== 0; set++) common &= sets[set]?.[word] ?? 0;
    if (common !== 0) size += bitsIn(common);
  }
  return size;
}

/** Takes the pairs that are in all of the sets out of another. */
export function removeCommon(from: PairSet, sets: readonly PairSet[]): void {
  for (let word = 0; word < from.length; word++) {
    let common = from[word] ?? 0;
    for (const set of sets) common &= set[word] ?? 0;
    from[word] = (from[word] ?? 0) & ~common;
  }
}

function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
