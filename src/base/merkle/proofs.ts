import { type Hash, hashNode } from './hashes.ts';

/** Gives the hash of a full subtree: `2 ** level` entries, the `index`-th of its size. */
export type FindNode = (level: number, index: number) => Promise<Hash> | Hash;

/** The hashes that lead from an entry to the root of the tree of `size` entries (RFC 6962, 2.1.1). */
export async function proveInclusion(index: number, size: number, find: FindNode): Promise<Hash[]> {
  const path: Promise<Hash>[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + largestPowerBelow(to - from);
    if (index < middle) {
      path.unshift(rootBetween(middle, to, find));
      to = middle;
    } else {
      path.unshift(rootBetween(from, middle, find));
      from = middle;
    }
  }
  return await Promise.all(path);
}

/** The hashes that show a tree of `size` entries to begin with the tree of its first `earlier` ones (RFC 6962, 2.1.2). */
export async function proveConsistency(earlier: number, size: number, find: FindNode): Promise<Hash[]> {
  if (earlier === 0 || earlier === size) return [];
  const path: Promise<Hash>[] = [];
  let [from, to] = [0, size];
  while (earlier !== to) {
    const middle = from + largestPowerBelow(to - from);
    if (earlier <= middle) {
      path.unshift(rootBetween(middle, to, find));
      to = middle;
    } else {
      path.unshift(rootBetween(from, middle, find));
      from = middle;
    }
  }
  if (from > 0) path.unshift(rootBetween(from, to, find));
  return await Promise.all(path);
}

/** The root of the entries `from` up to `to`, put together from full subtrees. */
export async function rootBetween(from: number, to: number, find: FindNode): Promise<Hash> {
  const entries = to - from;
  if (isPowerOfTwo(entries) && from % entries === 0) return await find(Math.log2(entries), from / entries);
  const middle = from + largestPowerBelow(entries);
  const [left, right] = await Promise.all([rootBetween(from, middle, find), rootBetween(middle, to, find)]);
  return hashNode(left, right);
}

function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

function isPowerOfTwo(count: number): boolean {
  return count > 0 && Number.isInteger(Math.log2(count));
}
