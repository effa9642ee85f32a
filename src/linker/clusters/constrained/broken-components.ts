import type { Edges, Pairs } from '../pairs/index.ts';
import type { Limit } from './limits.ts';

/**
 * A mark at the root of every component that breaks a limit as a whole. What the limits know of the roots of all others is
 * complete afterwards.
 */
export function brokenComponents(
  parent: Int32Array,
  { limits, cannotLink }: { limits: readonly Limit[]; cannotLink: Pairs },
): Uint8Array {
  const broken = new Uint8Array(parent.length);
  for (let record = 0; limits.length > 0 && record < parent.length; record++) {
    const root = parent[record] ?? record;
    if (root === record || broken[root] === 1) continue;
    for (const limit of limits) {
      if (limit.apart(root, record)) broken[root] = 1;
      else limit.absorb(root, record);
    }
  }
  for (let pair = 0; pair < cannotLink.left.length; pair++) {
    const [one, other] = [cannotLink.left[pair] ?? 0, cannotLink.right[pair] ?? 0];
    if (one !== other && parent[one] === parent[other]) broken[parent[one] ?? 0] = 1;
  }
  return broken;
}

/** Also marks components in which some edge might be too weak for the clusters it would join, whatever their sizes were. */
export function markWeaklyHeld(
  broken: Uint8Array,
  held: Readonly<{
    edges: Edges;
    followed: Int32Array;
    parent: Int32Array;
    size: Int32Array;
    leastAlone: number;
  }>,
): void {
  const { edges, followed, parent, size, leastAlone } = held;
  const { left, weight } = edges;
  // Asked for every edge, so it is worked out once for each component.
  const needed = Float64Array.from(size, (records) => leastAlone + 2 * Math.log2(records / 2));
  for (let place = 0; place < followed.length; place++) {
    const edge = followed[place] ?? 0;
    const root = parent[left[edge] ?? 0] ?? 0;
    if ((weight[edge] ?? 0) < (needed[root] ?? 0)) broken[root] = 1;
  }
}

/** Makes every record of a broken component stand alone again. */
export function takeApart(
  parent: Int32Array,
  { limits, broken }: { limits: readonly Limit[]; broken: Uint8Array },
): void {
  for (let record = parent.length - 1; record >= 0; record--) {
    if (broken[parent[record] ?? record] === 0) continue;
    parent[record] = record;
    for (const limit of limits) limit.reset(record);
  }
}
