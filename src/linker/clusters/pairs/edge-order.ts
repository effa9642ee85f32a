import { type Edges, type Pairs, unusable } from './edges.ts';
import { positionsWhere } from './positions.ts';
import { sortByKeys } from './radix-sort.ts';

/** More ties than this are sorted apart; fewer are cheaper to put in order one by one. */
const FEW_TIES = 32;

/**
 * Edges in order, by their positions: group by group, in each the strongest first, equals by their smaller and then their larger
 * record. Edges of one group belong together in memory too, so whoever follows them stays inside the cache.
 */
export function strongestFirst(
  chosen: Int32Array,
  edges: Edges,
  groupOf: (edge: number) => number = () => 0,
): Int32Array {
  const positions = chosen.slice();
  const high = new Uint32Array(positions.length);
  for (let place = 0; place < high.length; place++) high[place] = groupOf(positions[place] ?? 0);
  const low = descendingKeys(positions, edges.weight);
  sortByKeys({ positions, high, low });
  let to = 0;
  for (let from = 0; from < positions.length; from = to) {
    while (to < positions.length && high[to] === high[from] && low[to] === low[from]) to++;
    if (to - from > 1) orderTies(positions.subarray(from, to), edges);
  }
  return positions;
}

function orderTies(ties: Int32Array, edges: Edges): void {
  if (ties.length > FEW_TIES) {
    ties.set(byRecords(ties, edges));
    return;
  }
  for (let i = 1; i < ties.length; i++) {
    const edge = ties[i] ?? 0;
    let place = i;
    while (place > 0 && isBefore(edges, edge, ties[place - 1] ?? 0)) {
      ties[place] = ties[place - 1] ?? 0;
      place--;
    }
    ties[place] = edge;
  }
}

function isBefore({ left, right }: Pairs, edge: number, other: number): boolean {
  const [from, to] = [left[edge] ?? 0, right[edge] ?? 0];
  const [otherFrom, otherTo] = [left[other] ?? 0, right[other] ?? 0];
  const [smaller, otherSmaller] = [Math.min(from, to), Math.min(otherFrom, otherTo)];
  return (
    smaller < otherSmaller || (smaller === otherSmaller && Math.max(from, to) < Math.max(otherFrom, otherTo))
  );
}

/** Pairs in order of their smaller and then their larger record, by their positions. */
export function byRecords(chosen: Int32Array, { left, right }: Pairs): Int32Array {
  const positions = chosen.slice();
  const high = new Uint32Array(positions.length);
  const low = new Uint32Array(positions.length);
  for (let place = 0; place < positions.length; place++) {
    const edge = positions[place] ?? 0;
    const [from, to] = [left[edge] ?? 0, right[edge] ?? 0];
    high[place] = Math.min(from, to);
    low[place] = Math.max(from, to);
  }
  sortByKeys({ positions, high, low });
  return positions;
}

/** The positions of edges at or above a weight; an edge without a weight is refused, since it would sort anywhere. */
export function edgesAtLeast(weight: Float32Array, least: number): Int32Array {
  for (let edge = 0; edge < weight.length; edge++) {
    if (Number.isNaN(weight[edge])) throw unusable(`pair ${edge} has no weight`);
  }
  return positionsWhere(weight.length, (edge) => (weight[edge] ?? 0) >= least);
}

/** Whole numbers that fall as the weights rise: the bits of a float, folded so that they order as the float does. */
function descendingKeys(positions: Int32Array, weight: Float32Array): Uint32Array {
  const floats = new Float32Array(positions.length);
  // Adding 0 makes -0 the same as 0.
  for (let place = 0; place < floats.length; place++)
    floats[place] = (weight[positions[place] ?? 0] ?? 0) + 0;
  const keys = new Uint32Array(floats.buffer);
  for (let place = 0; place < keys.length; place++) {
    const bits = keys[place] ?? 0;
    keys[place] = bits >= 0x80000000 ? bits : ~bits & 0x7fffffff;
  }
  return keys;
}
