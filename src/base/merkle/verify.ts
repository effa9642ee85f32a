import { HASH_BYTES, type Hash, hashNode } from './hashes.ts';

/** What is claimed: this leaf stands at this place of the tree of so many entries with this root. */
export type InclusionClaim = Readonly<{ index: number; size: number; leaf: Hash; root: Hash }>;

/** What is claimed: the later tree begins with the earlier one. */
export type ConsistencyClaim = Readonly<{
  earlier: number;
  earlierRoot: Hash;
  size: number;
  root: Hash;
}>;

/** Whether a proof leads from the leaf to the root; written after RFC 9162, 2.1.3.2, not after the code that makes proofs. */
export function isIncluded({ index, size, leaf, root }: InclusionClaim, proof: readonly Hash[]): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || !proof.every(isHash)) return false;
  let [node, last, hash] = [index, size - 1, leaf];
  for (const step of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = hashNode(step, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else hash = hashNode(hash, step);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && hash.equals(root);
}

/** Whether a proof shows the later tree to begin with the earlier one; after RFC 9162, 2.1.4.2. */
export function isConsistent(
  { earlier, earlierRoot, size, root }: ConsistencyClaim,
  proof: readonly Hash[],
): boolean {
  if (!isCount(earlier) || !isCount(size) || earlier > size || !proof.every(isHash)) return false;
  if (earlier === 0) return proof.length === 0;
  if (earlier === size) return proof.length === 0 && earlierRoot.equals(root);
  const path = Number.isInteger(Math.log2(earlier)) ? [earlierRoot, ...proof] : proof;
  const [first, ...steps] = path;
  if (!first) return false;
  let [node, last] = [earlier - 1, size - 1];
  while (node % 2 === 1) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  let [old, now] = [first, first];
  for (const step of steps) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      [old, now] = [hashNode(step, old), hashNode(step, now)];
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else now = hashNode(now, step);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && old.equals(earlierRoot) && now.equals(root);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isHash(hash: Hash): boolean {
  return hash.length === HASH_BYTES;
}
