import { checkPairs, type Pairs } from './edges.ts';

/** Every record its own root. */
export function singletons(records: number): Int32Array {
  const parent = new Int32Array(records);
  for (let record = 0; record < records; record++) parent[record] = record;
  return parent;
}

/** The root of a record's cluster; every second record passed on the way is hung one step higher (path halving). */
export function rootOf(parent: Int32Array, record: number): number {
  let at = record;
  let above = parent[at] ?? at;
  while (above !== at) {
    const higher = parent[above] ?? above;
    parent[at] = higher;
    at = higher;
    above = parent[at] ?? at;
  }
  return at;
}

/**
 * Joins the clusters of both ends of every pair. The smaller root stays root: the answer does not depend on the order of pairs,
 * a root is its cluster's smallest record, and no array of ranks is needed.
 */
export function unitePairs(parent: Int32Array, { left, right }: Pairs): void {
  for (let edge = 0; edge < left.length; edge++) {
    unite(parent, left[edge] ?? 0, right[edge] ?? 0);
  }
}

/** Joins the clusters of both ends of some pairs only, given by their positions. */
export function uniteChosen(parent: Int32Array, { left, right }: Pairs, chosen: Int32Array): void {
  for (let place = 0; place < chosen.length; place++) {
    const edge = chosen[place] ?? 0;
    unite(parent, left[edge] ?? 0, right[edge] ?? 0);
  }
}

/** Joins two records' clusters under the smaller root. */
function unite(parent: Int32Array, one: number, other: number): void {
  const a = rootOf(parent, one);
  const b = rootOf(parent, other);
  if (a < b) parent[b] = a;
  else if (b < a) parent[a] = b;
}

/** Points every record straight at its root, in place. Parents are never larger than their children, so one pass is enough. */
export function flatten(parent: Int32Array): Int32Array {
  for (let record = 0; record < parent.length; record++) {
    const above = parent[record] ?? record;
    parent[record] = parent[above] ?? above;
  }
  return parent;
}

/** For each record the smallest record it hangs together with. */
export function connectedComponents(edges: Pairs, records: number): Int32Array {
  checkPairs(edges, records);
  const parent = singletons(records);
  unitePairs(parent, edges);
  return flatten(parent);
}
