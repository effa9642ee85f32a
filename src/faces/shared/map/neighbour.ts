type Placed = Readonly<{ code: string; x: number; y: number }>;

/** Which way an arrow key points. */
const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** How much a step aside counts against a step ahead, and how far aside still counts as ahead. */
const ASIDE = 2;

/** The nearest place in the direction of an arrow key; nothing for another key, or at the edge. */
export function neighbourOf(from: Placed, places: readonly Placed[], key: string): string | undefined {
  const way = WAYS[key];
  if (!way) return undefined;
  const [right, down] = way;
  const ahead = places
    .map((place) => {
      const along = (place.x - from.x) * right + (place.y - from.y) * down;
      const across = Math.abs((place.x - from.x) * down) + Math.abs((place.y - from.y) * right);
      return { code: place.code, along, across, far: along + ASIDE * across };
    })
    .filter((place) => place.along > 0 && place.across < ASIDE * place.along);
  return ahead.toSorted((one, other) => one.far - other.far)[0]?.code;
}
