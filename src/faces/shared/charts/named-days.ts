/**
 * Which places of an axis are named so that no two names touch: the first, the last, and what fits between them, spread evenly.
 * The first name begins at its place, the last one ends there, the others stand in the middle; `name` is the widest of them.
 */
export function namedPlaces(places: readonly number[], name: number): Set<number> {
  const last = places.length - 1;
  const first = places[0];
  const end = places[last];
  if (first === undefined || end === undefined) return new Set();
  const named = new Set([0, last]);
  const room = end - name - (first + name);
  const most = Math.max(0, Math.floor(room / name));
  let taken = first + name;
  for (let wanted = 1; wanted <= most; wanted++) {
    const index = nearest(places, first + ((end - first) * wanted) / (most + 1));
    const place = places[index] ?? end;
    if (named.has(index) || place - name / 2 < taken || place + name / 2 > end - name) continue;
    named.add(index);
    taken = place + name / 2;
  }
  return named;
}

function nearest(places: readonly number[], wanted: number): number {
  const away = places.map((place) => Math.abs(place - wanted));
  return away.indexOf(Math.min(...away));
}
