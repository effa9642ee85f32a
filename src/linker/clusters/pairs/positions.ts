/** The positions from 0 to length-1 for which something holds. It is asked twice for each, so that only the answer takes memory. */
export function positionsWhere(length: number, holds: (position: number) => boolean): Int32Array {
  let count = 0;
  for (let position = 0; position < length; position++) if (holds(position)) count++;
  const kept = new Int32Array(count);
  let next = 0;
  for (let position = 0; position < length && next < count; position++) {
    if (holds(position)) kept[next++] = position;
  }
  return kept;
}

/** Those of some positions for which something holds, in their order. It is asked twice for each. */
export function keepWhere(positions: Int32Array, holds: (position: number) => boolean): Int32Array {
  const places = positionsWhere(positions.length, (place) => holds(positions[place] ?? 0));
  for (let next = 0; next < places.length; next++) places[next] = positions[places[next] ?? 0] ?? 0;
  return places;
}
