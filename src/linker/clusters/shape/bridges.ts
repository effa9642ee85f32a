import type { Neighbours } from './neighbours.ts';

/** Tells of a bridge: its edge, and how many records hang on the far side of it. */
export type OnBridge = (edge: number, beyond: number) => void;

/** What the search knows of each record; `order` is 0 until it was seen. */
type Search = Readonly<{
  graph: Neighbours;
  /** When a record was first seen. */
  order: Int32Array;
  /** The earliest seen record that can be reached from beyond it without going back the way it was reached. */
  earliest: Int32Array;
  /** The record, and the edge, it was reached from. */
  from: Int32Array;
  by: Int32Array;
  /** Records reached through it, itself included. */
  beyond: Int32Array;
  /** The next neighbour to look at. */
  next: Int32Array;
}>;

/**
 * Finds every bridge: an edge without which two parts of a cluster would have nothing in common. Tarjan's search (1974), one
 * walk over all edges, without recursion so that long chains do not overflow the stack.
 */
export function findBridges(graph: Neighbours, onBridge: OnBridge): void {
  const records = graph.start.length - 1;
  const search = {
    graph,
    order: new Int32Array(records),
    earliest: new Int32Array(records),
    from: new Int32Array(records).fill(-1),
    by: new Int32Array(records),
    beyond: new Int32Array(records).fill(1),
    next: graph.start.slice(0, records),
  };
  let seen = 0;
  for (let root = 0; root < records; root++) {
    if (search.order[root] !== 0 || search.next[root] === graph.start[root + 1]) continue;
    seen = walk(search, { root, seen, onBridge });
  }
}

function walk(
  search: Search,
  { root, seen, onBridge }: { root: number; seen: number; onBridge: OnBridge },
): number {
  const { graph, order, earliest, from, by, next } = search;
  let clock = seen + 1;
  order[root] = clock;
  earliest[root] = clock;
  for (let at = root; at !== -1; ) {
    const place = next[at] ?? 0;
    if (place === graph.start[at + 1]) {
      leave(search, at, onBridge);
      at = from[at] ?? -1;
      continue;
    }
    next[at] = place + 1;
    const to = graph.record[place] ?? at;
    if (to === from[at]) continue;
    if (order[to] !== 0) {
      earliest[at] = Math.min(earliest[at] ?? 0, order[to] ?? 0);
      continue;
    }
    clock++;
    order[to] = clock;
    earliest[to] = clock;
    from[to] = at;
    by[to] = graph.edge[place] ?? 0;
    at = to;
  }
  return clock;
}

/** Hands what a record knows to the one it was reached from. */
function leave({ order, earliest, from, by, beyond }: Search, at: number, onBridge: OnBridge): void {
  const before = from[at] ?? -1;
  if (before === -1) return;
  earliest[before] = Math.min(earliest[before] ?? 0, earliest[at] ?? 0);
  beyond[before] = (beyond[before] ?? 0) + (beyond[at] ?? 0);
  if ((earliest[at] ?? 0) > (order[before] ?? 0)) onBridge(by[at] ?? 0, beyond[at] ?? 0);
}
