/** The positions from 0 to length-1 for which something holds. */
export function positionsWhere(length: number, holds: (position: number) => boolean): Int32Array {
  const kept = new Int32Array(length);
  let count = 0;
  for (let position = 0; position < length; position++) {
    if (holds(position)) kept[count++] = position;
  }
  return kept.slice(0, count);
}

/** Those of some positions for which something holds, in their order. */
export function keepWhere(positions: Int32Array, holds: (position: number) => boolean): Int32Array {
  const kept = new Int32Array(positions.length);
  let count = 0;
  for (let place = 0; place < positions.length; place++) {
    const position = positions[place] ?? 0;
    if (holds(position)) kept[count++] = position;
  }
  return kept.slice(0, count);
}
