import { type Forest, REFUSAL, whyApart } from '../constrained/index.ts';
import { type Pairs, sortByKeys } from '../pairs/index.ts';
import type { Between } from './cluster-score.ts';

/** The best other cluster for each root, or -1, with its score; and how many good pairs a constraint keeps apart. */
export type BestPartners = Readonly<{ partner: Int32Array; score: Float64Array; keptApart: number }>;

export type Meeting = Readonly<{
  /** Flat: every record's parent is its root. */
  forest: Forest;
  edges: Pairs;
  /** Positions of the edges between the clusters to compare; of two clusters either all their edges or none. */
  asked: Int32Array;
  /** Set to 1 for edges between clusters that may be joined, to 0 for the other edges asked: they need not be asked again. */
  promising: Uint8Array;
  scoreOf: (between: Between) => number;
  /** Lower scores do not count. */
  atLeast: number;
}>;

/**
 * Scores every two clusters that candidates connect and keeps each cluster's best allowed partner; of equally good ones the one
 * with the smallest record. With that rule the best pair of all is always mutual, so a round that could join something does.
 */
export function bestPartners({ forest, edges, asked, promising, scoreOf, atLeast }: Meeting): BestPartners {
  const { parent } = forest;
  const size = clusterSizes(parent);
  const partner = new Int32Array(parent.length).fill(-1);
  const score = new Float64Array(parent.length).fill(Number.NEGATIVE_INFINITY);
  const { positions, high, low } = byClusters(asked, edges, parent);
  let keptApart = 0;
  let to = 0;
  for (let from = 0; from < positions.length; from = to) {
    const [one, other] = [high[from] ?? 0, low[from] ?? 0];
    while (to < positions.length && high[to] === one && low[to] === other) to++;
    const reached = scoreOf({ positions, from, to, possible: (size[one] ?? 1) * (size[other] ?? 1) });
    const isApart = reached >= atLeast && whyApart(forest, one, other) !== REFUSAL.none;
    const mayJoin = reached >= atLeast && !isApart;
    for (let place = from; place < to; place++) promising[positions[place] ?? 0] = mayJoin ? 1 : 0;
    if (isApart) keptApart++;
    if (!mayJoin) continue;
    prefer({ partner, score }, { root: one, other, reached });
    prefer({ partner, score }, { root: other, other: one, reached });
  }
  return { partner, score, keptApart };
}

function prefer(
  { partner, score }: Pick<BestPartners, 'partner' | 'score'>,
  { root, other, reached }: { root: number; other: number; reached: number },
): void {
  const best = score[root] ?? Number.NEGATIVE_INFINITY;
  if (reached < best || (reached === best && (partner[root] ?? other) < other)) return;
  partner[root] = other;
  score[root] = reached;
}

/** Edges sorted by the two clusters they connect, the smaller root first. */
function byClusters(
  asked: Int32Array,
  { left, right }: Pairs,
  parent: Int32Array,
): { positions: Int32Array; high: Uint32Array; low: Uint32Array } {
  const positions = asked.slice();
  const high = new Uint32Array(asked.length);
  const low = new Uint32Array(asked.length);
  for (let place = 0; place < asked.length; place++) {
    const edge = asked[place] ?? 0;
    const [one, other] = [parent[left[edge] ?? 0] ?? 0, parent[right[edge] ?? 0] ?? 0];
    high[place] = Math.min(one, other);
    low[place] = Math.max(one, other);
  }
  sortByKeys({ positions, high, low });
  return { positions, high, low };
}

function clusterSizes(parent: Int32Array): Int32Array {
  const size = new Int32Array(parent.length);
  for (const root of parent) size[root] = (size[root] ?? 0) + 1;
  return size;
}
