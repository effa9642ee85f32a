import { REFUSAL } from './constraints.ts';
import type { Limit } from './limits.ts';

/** Clusters that can still grow, with what each may not take in. Roots are the smallest record of their cluster. */
export type Forest = Readonly<{ parent: Int32Array; limits: readonly Limit[] }>;

/** The first reason why two roots' clusters must stay apart, or `REFUSAL.none`. */
export function whyApart({ limits }: Forest, one: number, other: number): number {
  for (const limit of limits) if (limit.apart(one, other)) return limit.reason;
  return REFUSAL.none;
}

/** Makes one cluster of two different roots, whatever the limits say. */
export function join({ parent, limits }: Forest, one: number, other: number): void {
  const [stays, goes] = one < other ? [one, other] : [other, one];
  parent[goes] = stays;
  for (const limit of limits) limit.absorb(stays, goes);
}
