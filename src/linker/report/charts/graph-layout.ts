const ROUNDS = 120;
const APART = 1.5;

/** A link between two nodes, by their place. */
export type Spring = Readonly<{ left: number; right: number }>;

/**
 * Places nodes in the unit square so that they stand as far apart as the links between them are many (stress majorisation:
 * Gansner, Koren and North, 2004). Starts from a circle in the order given, so a cluster is drawn the same way every time.
 */
export function layOut(nodes: number, springs: readonly Spring[]): readonly (readonly [number, number])[] {
  const steps = stepsBetween(nodes, springs);
  let places = Array.from({ length: nodes }, (_, node) => {
    const turn = (2 * Math.PI * node) / nodes;
    return [Math.cos(turn), Math.sin(turn)] as const;
  });
  for (let round = 0; round < ROUNDS; round++)
    places = places.map((_, node) => pulled(node, places, steps[node] ?? []));
  return fitted(places);
}

type Place = readonly [number, number];

/** Where all others together want a node: each at its own distance, the near ones with more weight. */
function pulled(node: number, places: readonly Place[], steps: readonly number[]): Place {
  const [x, y] = places[node] ?? [0, 0];
  let [sumX, sumY, sum] = [0, 0, 0];
  for (const [other, [otherX, otherY]] of places.entries()) {
    if (other === node) continue;
    const wanted = steps[other] ?? 1;
    const far = Math.max(1e-6, Math.hypot(x - otherX, y - otherY));
    const weight = 1 / (wanted * wanted);
    sumX += weight * (otherX + (wanted * (x - otherX)) / far);
    sumY += weight * (otherY + (wanted * (y - otherY)) / far);
    sum += weight;
  }
  return sum === 0 ? [x, y] : [sumX / sum, sumY / sum];
}

/** The fewest links from each node to each other; parts that no link joins stand a little further off than any that are. */
function stepsBetween(nodes: number, springs: readonly Spring[]): readonly (readonly number[])[] {
  const near = Array.from({ length: nodes }, (): number[] => []);
  for (const { left, right } of springs) {
    near[left]?.push(right);
    near[right]?.push(left);
  }
  const found = near.map((_, from) => {
    const steps = new Array<number>(nodes).fill(0);
    const seen = new Set([from]);
    for (const node of seen)
      for (const next of near[node] ?? [])
        if (!seen.has(next)) {
          seen.add(next);
          steps[next] = (steps[node] ?? 0) + 1;
        }
    return steps;
  });
  const most = Math.max(1, ...found.flat());
  return found.map((steps) => steps.map((count) => count || most * APART));
}

/** Fills the square, each direction by itself but not beyond twice the other, so that a chain stays a chain. */
function fitted(places: readonly Place[]): readonly Place[] {
  const range = (axis: 0 | 1) => {
    const values = places.map((place) => place[axis]);
    return { low: Math.min(...values), size: Math.max(...values) - Math.min(...values) };
  };
  const [x, y] = [range(0), range(1)];
  const most = Math.max(x.size, y.size, 1e-6);
  const within = (value: number, { low, size }: typeof x) => {
    const stretched = Math.max(size, most / 2);
    return (value - low + (stretched - size) / 2) / stretched;
  };
  return places.map((place) => [within(place[0], x), within(place[1], y)]);
}
