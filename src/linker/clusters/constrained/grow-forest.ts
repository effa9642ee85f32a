import {
  byRecords,
  type Edges,
  flatten,
  keepWhere,
  type Pairs,
  positionsWhere,
  rootOf,
  singletons,
  strongestFirst,
  uniteChosen,
  unitePairs,
} from '../pairs/index.ts';
import { brokenComponents, markWeaklyHeld, takeApart } from './broken-components.ts';
import { type Constraints, REFUSAL } from './constraints.ts';
import { type Forest, join, whyApart } from './forest.ts';
import { type Limit, limitsOfValues, sizeLimit } from './limits.ts';
import { separations } from './separations.ts';

/** Which edges may be followed, and under which constraints. */
export type Growth = Readonly<{
  edges: Edges;
  /** Positions of the edges to follow. */
  followed: Int32Array;
  records: number;
  constraints: Constraints;
  /**
   * The weight at which two single records are joined, if larger clusters ask for more: an edge between clusters of a and b
   * records is the best of a·b pairs, which a chance agreement is a·b times as likely to be, so it must be log2(a·b) bits above.
   */
  leastAlone?: number;
}>;

/**
 * Edges between different clusters that were not followed, each with its reason: component by component, in each the strongest
 * first.
 */
export type Refused = Readonly<{ edge: Int32Array; reason: Uint8Array }>;

/** A grown forest, what was refused, and the places in `mustLink` of pairs that `cannotLink` forbids. */
export type Grown = Readonly<{ forest: Forest; refused: Refused; contradictions: Int32Array }>;

const NO_PAIRS: Pairs = { left: new Int32Array(0), right: new Int32Array(0) };

/**
 * Greedy clusters: the strongest edge first, each union checked against every limit.
 *
 * A limit can only be broken by growing, so a component that breaks none as a whole would never have had an edge refused. Hence
 * all edges are followed blindly first; only components that break something are taken apart and grown again in order, and only
 * their edges need sorting.
 */
export function growForest(growth: Growth): Grown {
  const { edges, followed, records, constraints, leastAlone = Number.NEGATIVE_INFINITY } = growth;
  const { cannotLink = NO_PAIRS, mustLink = NO_PAIRS, maxSize = Number.POSITIVE_INFINITY } = constraints;
  const parent = singletons(records);
  uniteChosen(parent, edges, followed);
  unitePairs(parent, mustLink);
  flatten(parent);
  const asksForSize = Number.isFinite(maxSize) || Number.isFinite(leastAlone);
  const size = new Int32Array(asksForSize ? records : 0).fill(1);
  const limits = [...limitsOfValues(constraints), ...(asksForSize ? [sizeLimit(maxSize, size)] : [])];
  const broken = brokenComponents(parent, { limits, cannotLink });
  if (Number.isFinite(leastAlone)) markWeaklyHeld(broken, { edges, followed, parent, size, leastAlone });
  const isBroken = (record: number): boolean => broken[parent[record] ?? 0] === 1;
  const again = keepWhere(followed, (edge) => isBroken(edges.left[edge] ?? 0));
  const mustAgain = positionsWhere(mustLink.left.length, (pair) => isBroken(mustLink.left[pair] ?? 0));
  const componentOf = (edge: number): number => parent[edges.left[edge] ?? 0] ?? 0;
  const ordered = strongestFirst(again, edges, componentOf);
  takeApart(parent, { limits, broken });
  const separated = separations(cannotLink, parent);
  const forest = { parent, limits: [separated, ...limits] };
  const contradictions = joinReviewed(forest, { separated, mustLink, pairs: mustAgain });
  const isByChance = (edge: number, one: number, other: number): boolean =>
    (edges.weight[edge] ?? 0) < leastAlone + Math.log2((size[one] ?? 1) * (size[other] ?? 1));
  const refused = followAll({ forest, edges, isByChance }, ordered);
  return { forest, refused, contradictions };
}

/**
 * Joins what reviewers joined, whatever other limits say, in the order of record numbers so that the same contradicting
 * decisions always give the same answer.
 */
function joinReviewed(
  forest: Forest,
  { separated, mustLink, pairs }: { separated: Limit; mustLink: Pairs; pairs: Int32Array },
): Int32Array {
  const { left, right } = mustLink;
  const ordered = byRecords(pairs, mustLink);
  return ordered.filter((pair) => {
    const one = rootOf(forest.parent, left[pair] ?? 0);
    const other = rootOf(forest.parent, right[pair] ?? 0);
    if (one === other) return false;
    if (separated.apart(one, other)) return true;
    join(forest, one, other);
    return false;
  });
}

type Following = Readonly<{
  forest: Forest;
  edges: Pairs;
  isByChance: (edge: number, one: number, other: number) => boolean;
}>;

/** Follows edges in the order given and keeps those that were refused and whose ends nothing later joined. */
function followAll({ forest, edges, isByChance }: Following, ordered: Int32Array): Refused {
  const { left, right } = edges;
  const reasons = new Uint8Array(ordered.length);
  for (let place = 0; place < ordered.length; place++) {
    const edge = ordered[place] ?? 0;
    const one = rootOf(forest.parent, left[edge] ?? 0);
    const other = rootOf(forest.parent, right[edge] ?? 0);
    if (one === other) continue;
    const limited = whyApart(forest, one, other);
    const reason = limited === REFUSAL.none && isByChance(edge, one, other) ? REFUSAL.chance : limited;
    if (reason === REFUSAL.none) join(forest, one, other);
    reasons[place] = reason;
  }
  flatten(forest.parent);
  const isRefused = (edge: number, place: number): boolean =>
    reasons[place] !== REFUSAL.none && forest.parent[left[edge] ?? 0] !== forest.parent[right[edge] ?? 0];
  const kept = positionsWhere(ordered.length, (place) => isRefused(ordered[place] ?? 0, place));
  return {
    edge: kept.map((place) => ordered[place] ?? 0),
    reason: Uint8Array.from(kept, (place) => reasons[place] ?? REFUSAL.none),
  };
}
