import { clustersToReview } from '../../../linker/index.ts';
import type { LinkageSettings } from '../settings.ts';
import type { Nodes, ScoredEdges, Words } from './read-islands.ts';

/** Nodes in their clusters, and all that was said of them. */
type Found = Readonly<{ nodes: Nodes; edges: ScoredEdges; cluster: Int32Array; told: Words }>;

/** A pair of rows that stands for a question: whether two are one, or whether one is two. */
type Question = Readonly<{ left: number; right: number; ground: 'island' | 'bridge' }>;

/** More than any score can say. */
const SURE = 1000;

/**
 * The strongest pair between two clusters that may be one. Numbers that last tell them apart for good, and so do reviewers, so
 * that nobody is asked again.
 */
export function doubtsBetween({ nodes, edges, cluster, told }: Found, least: number): Question[] {
  const numbers = new Map<number, number>();
  nodes.identity.forEach((identity, node) => {
    if (identity > 0) numbers.set(cluster[node] ?? node, identity);
  });
  const keyOf = (left: number, right: number) => {
    const [one, other] = [cluster[left] ?? left, cluster[right] ?? right];
    return Math.min(one, other) * cluster.length + Math.max(one, other);
  };
  const isKnown = (left: number, right: number) => {
    const [one, other] = [numbers.get(cluster[left] ?? left), numbers.get(cluster[right] ?? right)];
    return one !== undefined && other !== undefined && one !== other;
  };
  const parted = new Set(
    told.cannotLink.left.values().map((left, pair) => keyOf(left, told.cannotLink.right[pair] ?? left)),
  );
  const strongest = new Map<number, number>();
  edges.weight.forEach((weight, edge) => {
    const [left, right] = [edges.left[edge] ?? 0, edges.right[edge] ?? 0];
    if (weight < least || cluster[left] === cluster[right] || isKnown(left, right)) return;
    const key = keyOf(left, right);
    const known = strongest.get(key);
    if (!parted.has(key) && (known === undefined || weight > (edges.weight[known] ?? 0)))
      strongest.set(key, edge);
  });
  return [...strongest.values()].map((edge) => questionOf(edges, edge, 'island'));
}

/**
 * The weakest single pair on which a person hangs together: rows that a number, a face or a reviewer united are taken for sure,
 * and between two such bundles only the strongest pair counts, for the others say the same once more.
 */
export function weakestTies(
  { nodes, edges, cluster, told }: Found,
  { side, sure }: LinkageSettings['review']['bridge'],
): Question[] {
  const strongest = new Map<number, number>();
  edges.weight.forEach((weight, edge) => {
    const ends = [edges.left[edge] ?? 0, edges.right[edge] ?? 0].map(
      (node) => nodes.firstOfPerson[node] ?? node,
    );
    const [one = 0, other = 0] = ends;
    if (cluster[one] !== cluster[other]) return;
    const key = Math.min(one, other) * cluster.length + Math.max(one, other);
    const known = strongest.get(key);
    if (known === undefined || weight > (edges.weight[known] ?? 0)) strongest.set(key, edge);
  });
  const scored = [...strongest.values()].sort((one, other) => one - other);
  // A scored pair stands at the first rows of its people, where the sure ties meet.
  const first = (node: number) => nodes.firstOfPerson[node] ?? node;
  const vouched = { left: told.mustLink.left.map(first), right: told.mustLink.right.map(first) };
  const ties = [told.united, vouched].flatMap(({ left, right }) =>
    [...left].flatMap((from, pair): (readonly [number, number])[] => {
      const to = right[pair] ?? from;
      return from === to || cluster[from] !== cluster[to] ? [] : [[from, to]];
    }),
  );
  const { bridge } = clustersToReview({
    edges: {
      left: Int32Array.from([
        ...scored.map((edge) => first(edges.left[edge] ?? 0)),
        ...ties.map(([from]) => from),
      ]),
      right: Int32Array.from([
        ...scored.map((edge) => first(edges.right[edge] ?? 0)),
        ...ties.map(([, to]) => to),
      ]),
      weight: Float32Array.from([...scored.map((edge) => edges.weight[edge] ?? 0), ...ties.map(() => SURE)]),
    },
    cluster,
    reviewSize: Number.POSITIVE_INFINITY,
    bridgeSide: side,
    sureAt: Math.log2(sure / (1 - sure)),
    mustLink: vouched,
  });
  return [...bridge]
    .filter((edge) => edge >= 0 && edge < scored.length)
    .map((edge) => questionOf(edges, scored[edge] ?? 0, 'bridge'));
}

function questionOf({ left, right }: ScoredEdges, edge: number, ground: Question['ground']): Question {
  return { left: left[edge] ?? 0, right: right[edge] ?? 0, ground };
}
