import { describe, expect, it } from 'vitest';
import { clustersToReview } from './review-clusters.ts';

/** Two triangles, held together by the edge from 2 to 3. */
const edges = {
  left: Int32Array.of(0, 1, 2, 3, 4, 5, 2),
  right: Int32Array.of(1, 2, 0, 4, 5, 3, 3),
  weight: Float32Array.of(9, 9, 9, 9, 9, 9, 4),
};
const cluster = new Int32Array(6);

describe('clustersToReview', () => {
  it('lists a cluster that one edge holds together, and names the edge', () => {
    const { cluster: listed, isLarge, bridge } = clustersToReview({ edges, cluster });
    expect([...listed, ...isLarge, ...bridge]).toEqual([0, 0, 6]);
  });

  it('lists a cluster larger than the limit, not one just as large', () => {
    const listed = (reviewSize: number) => clustersToReview({ edges, cluster, reviewSize, sureAt: 4 });
    expect([...listed(5).isLarge, ...listed(5).bridge]).toEqual([1, -1]);
    expect([...listed(6).cluster]).toEqual([]);
  });

  it('leaves out a bridge that a reviewer has joined', () => {
    const mustLink = { left: Int32Array.of(3), right: Int32Array.of(2) };
    expect([...clustersToReview({ edges, cluster, mustLink }).cluster]).toEqual([]);
  });

  it('does not list pairs and single records hanging on one edge, unless asked', () => {
    const star = { left: Int32Array.of(0, 0, 3), right: Int32Array.of(1, 2, 4) };
    const labels = Int32Array.of(0, 0, 0, 3, 3);
    expect([...clustersToReview({ edges: star, cluster: labels }).cluster]).toEqual([]);
    expect([...clustersToReview({ edges: star, cluster: labels, bridgeSide: 1 }).cluster]).toEqual([0, 3]);
  });

  it('names the weakest of several bridges whatever their order', () => {
    const path = { left: Int32Array.of(0, 1, 2, 3, 4), right: Int32Array.of(1, 2, 3, 4, 5) };
    const weight = Float32Array.of(1, 5, 3, 3, 1);
    expect([...clustersToReview({ edges: { ...path, weight }, cluster }).bridge]).toEqual([2]);
    const turned = {
      left: path.right.toReversed(),
      right: path.left.toReversed(),
      weight: weight.toReversed(),
    };
    expect([...clustersToReview({ edges: turned, cluster }).bridge]).toEqual([2]);
  });
});
