import { type Edges, type Pairs, unusable } from './edges.ts';
import { positionsWhere } from './positions.ts';
import { sortByKeys } from './radix-sort.ts';

/** Edges in order, by their positions: the strongest first, equals by their smaller and then their larger record. */
export function strongestFirst(chosen: Int32Array, edges: Edges): Int32Array {
  const positions = byRecords(chosen, edges);
  const high = descendingKeys(positions, edges.weight);
  sortByKeys({ positions, high, low: new Uint32Array(positions.length) });
  return positions;
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
  const missing = weight.findIndex(Number.isNaN);
  if (missing >= 0) throw unusable(`pair ${missing} has no weight`);
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
