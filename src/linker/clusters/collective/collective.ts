import {
  type Constraints,
  checkConstraints,
  type Forest,
  growForest,
  join,
  type Refused,
} from '../constrained/index.ts';
import { edgesAtLeast, flatten, keepWhere, positionsWhere } from '../pairs/index.ts';
import { type BestPartners, bestPartners } from './best-partners.ts';
import { clusterScores } from './cluster-score.ts';
import { checkEvidence, type Evidence, pairWeights } from './evidence.ts';

export type CollectiveInput = Evidence &
  Readonly<{
    records: number;
    /** Pairs of at least this weight form the first clusters, each pair for itself. */
    startAt: number;
    /** Asks of pairs that join larger first clusters as much more as `constrainedClusters` does; true if not given. */
    sizeDiscount?: boolean;
    /** Two clusters whose pairs together score this much become one, if each is the other's best. */
    mergeAt: number;
    /** How often clusters are compared anew. */
    rounds?: number;
    constraints?: Constraints;
  }>;

/** Clusters that became one, as parallel arrays: the smallest records of both before, their score, the round counted from 1. */
export type Joins = Readonly<{
  stays: Int32Array;
  goes: Int32Array;
  score: Float32Array;
  round: Uint8Array;
}>;

export type CollectiveResult = Readonly<{
  /** For each record the smallest record of its cluster. */
  cluster: Int32Array;
  /** Pairs of at least `startAt` that a constraint refused while the first clusters formed. */
  refused: Refused;
  /** Places in `mustLink` of pairs that `cannotLink` forbids; they were not joined. */
  contradictions: Int32Array;
  joins: Joins;
  /** For each round how many pairs of clusters scored enough, not before, but are kept apart by a constraint. */
  keptApart: readonly number[];
}>;

const ROUNDS = 3;

/**
 * Clusters that weak pairs help to form: two clusters are compared as wholes, so that records which each miss another field can
 * still come together. Only pairs of clusters that are each other's best are joined, only a few times over, and what many
 * comparisons bring by chance is taken off (see `clusterScores`); together that keeps false clusters from growing.
 */
export function collectiveClusters(input: CollectiveInput): CollectiveResult {
  const { edges, records, startAt, sizeDiscount = true, constraints = {} } = input;
  checkEvidence(input, records);
  checkConstraints(constraints, records);
  const weight = pairWeights(input);
  const { forest, refused, contradictions } = growForest({
    edges: { left: edges.left, right: edges.right, weight },
    followed: edgesAtLeast(weight, startAt),
    records,
    constraints,
    ...(sizeDiscount && { leastAlone: startAt }),
  });
  const { joins, keptApart } = joinInRounds(input, forest, clusterScores(input, weight));
  return { cluster: forest.parent, refused, contradictions, joins, keptApart };
}

/**
 * Compares clusters anew in each round. After the first only those that grew are compared, and those that scored enough before
 * but had something better: all other scores are known to be too low still.
 */
function joinInRounds(
  { edges, mergeAt, rounds = ROUNDS }: CollectiveInput,
  forest: Forest,
  scoreOf: ReturnType<typeof clusterScores>,
): Pick<CollectiveResult, 'joins' | 'keptApart'> {
  const { left, right } = edges;
  const { parent } = forest;
  const promising = new Uint8Array(left.length);
  const isOpen = (edge: number): boolean => parent[left[edge] ?? 0] !== parent[right[edge] ?? 0];
  let open = positionsWhere(left.length, isOpen);
  let asked = open;
  const joins: Joins[] = [];
  const keptApart: number[] = [];
  for (let round = 1; round <= rounds && asked.length > 0; round++) {
    const best = bestPartners({ forest, edges, asked, promising, scoreOf, atLeast: mergeAt });
    keptApart.push(best.keptApart);
    const joined = joinMutual(forest, best, round);
    if (joined.stays.length === 0) break;
    joins.push(joined);
    if (round === rounds) break;
    flatten(parent);
    const grown = new Uint8Array(parent.length);
    for (const root of joined.stays) grown[root] = 1;
    const hasGrown = (record: number): boolean => grown[parent[record] ?? 0] === 1;
    open = keepWhere(open, isOpen);
    asked = keepWhere(
      open,
      (edge) => promising[edge] === 1 || hasGrown(left[edge] ?? 0) || hasGrown(right[edge] ?? 0),
    );
  }
  flatten(parent);
  return { joins: allJoins(joins), keptApart };
}

/** Joins clusters that are each other's best. Every cluster is in at most one such pair, so their order does not matter. */
function joinMutual(forest: Forest, { partner, score }: BestPartners, round: number): Joins {
  const isMutual = (other: number, one: number): boolean => other > one && partner[other] === one;
  const stays = positionsWhere(partner.length, (root) => isMutual(partner[root] ?? -1, root));
  const goes = stays.map((root) => partner[root] ?? root);
  stays.forEach((root, place) => {
    join(forest, root, goes[place] ?? root);
  });
  return {
    stays,
    goes,
    score: Float32Array.from(stays, (root) => score[root] ?? 0),
    round: new Uint8Array(stays.length).fill(round),
  };
}

function allJoins(parts: readonly Joins[]): Joins {
  const length = parts.reduce((sum, part) => sum + part.stays.length, 0);
  const all = {
    stays: new Int32Array(length),
    goes: new Int32Array(length),
    score: new Float32Array(length),
    round: new Uint8Array(length),
  };
  let start = 0;
  for (const part of parts) {
    all.stays.set(part.stays, start);
    all.goes.set(part.goes, start);
    all.score.set(part.score, start);
    all.round.set(part.round, start);
    start += part.stays.length;
  }
  return all;
}
