import { createHash } from 'node:crypto';

/** A SHA-256 hash as it stands in a tree. */
export type Hash = Buffer;

export const HASH_BYTES = 32;

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/** The hash of an entry: RFC 6962 keeps entries and nodes apart by their first byte, so that neither passes for the other. */
export function hashLeaf(entry: Uint8Array): Hash {
  return createHash('sha256').update(LEAF).update(entry).digest();
}

/** The hash of two neighbours. */
export function hashNode(left: Uint8Array, right: Uint8Array): Hash {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}

/** The root of a tree without entries. */
export function emptyRoot(): Hash {
  return createHash('sha256').digest();
}

/** The root over hashes of leaves, or of subtrees of one size. */
export function rootOf(hashes: readonly Hash[]): Hash {
  return joinPeaks(peaksOf(hashes));
}

/** The largest full subtrees a row of hashes has, from the left. */
export function peaksOf(hashes: readonly Hash[]): Hash[] {
  const peaks: Readonly<{ hash: Hash; leaves: number }>[] = [];
  for (const hash of hashes) {
    let peak = { hash, leaves: 1 };
    for (let last = peaks.at(-1); last?.leaves === peak.leaves; last = peaks.at(-1)) {
      peaks.pop();
      peak = { hash: hashNode(last.hash, peak.hash), leaves: peak.leaves * 2 };
    }
    peaks.push(peak);
  }
  return peaks.map(({ hash }) => hash);
}

/** The root above full subtrees that shrink from the left. */
export function joinPeaks(peaks: readonly Hash[]): Hash {
  if (peaks.length === 0) return emptyRoot();
  return peaks.reduceRight((right, left) => hashNode(left, right));
}
