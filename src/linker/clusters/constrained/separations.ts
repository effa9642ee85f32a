import { type Pairs, rootOf } from '../pairs/index.ts';
import { REFUSAL } from './constraints.ts';
import type { Limit } from './limits.ts';

/** Keeps apart what reviewers said are two people. Only the few roots in such a pair keep a set of the roots they must not meet. */
export function separations(pairs: Pairs, parent: Int32Array): Limit {
  const against = new Map<number, Set<number>>();
  const concerned = new Uint8Array(pairs.left.length > 0 ? parent.length : 0);
  const separate = (one: number, other: number): void => {
    against.set(one, (against.get(one) ?? new Set()).add(other));
    concerned[one] = 1;
  };
  for (let pair = 0; pair < pairs.left.length; pair++) {
    const one = rootOf(parent, pairs.left[pair] ?? 0);
    const other = rootOf(parent, pairs.right[pair] ?? 0);
    if (one === other) continue;
    separate(one, other);
    separate(other, one);
  }
  return {
    reason: REFUSAL.cannotLink,
    apart: (one, other) => concerned[one] === 1 && (against.get(one)?.has(other) ?? false),
    absorb: (stays, goes) => {
      if (concerned[goes] !== 1) return;
      for (const kept of against.get(goes) ?? []) {
        against.get(kept)?.delete(goes);
        separate(kept, stays);
        separate(stays, kept);
      }
      against.delete(goes);
    },
    reset: () => undefined,
  };
}
