import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectedComponents } from '../pairs/index.ts';
import { constraints, edgesOf, RECORDS, rows } from '../testing/random-graphs.ts';
import { areSeparated, clusterSlowly, labelsOf, mayMeet } from '../testing/slow-clusters.ts';
import { constrainedClusters } from './constrained-clusters.ts';
import { REFUSAL } from './constraints.ts';
import { refusalCounts } from './refusal-counts.ts';

const pairsOf = (...list: readonly [number, number][]) => ({
  left: Int32Array.from(list, ([left]) => left),
  right: Int32Array.from(list, ([, right]) => right),
});
const weighted = (...list: readonly [number, number, number][]) =>
  edgesOf(list.map(([left, right, weight]) => ({ left, right, weight })));

describe('constrainedClusters', () => {
  it('gives what following every edge by hand gives', () => {
    fc.assert(
      fc.property(rows, constraints, (list, limits) => {
        const { cluster } = constrainedClusters({
          edges: edgesOf(list),
          records: RECORDS,
          constraints: limits,
        });
        expect(cluster).toEqual(labelsOf(clusterSlowly(list, RECORDS, limits), RECORDS));
      }),
      { numRuns: 2000 },
    );
  });

  it('does so too where larger clusters ask for stronger edges', () => {
    fc.assert(
      fc.property(rows, constraints, fc.constantFrom(-3, 0, 1.5), (list, limits, acceptAt) => {
        const { cluster } = constrainedClusters({
          edges: edgesOf(list),
          records: RECORDS,
          constraints: limits,
          acceptAt,
          sizeDiscount: true,
        });
        const strong = list.filter(({ weight }) => weight >= acceptAt);
        const expected = clusterSlowly(strong, RECORDS, { ...limits, leastAlone: acceptAt });
        expect(cluster).toEqual(labelsOf(expected, RECORDS));
      }),
      { numRuns: 1000 },
    );
  });

  it('never breaks a constraint, unless a reviewer said so, and never what reviewers keep apart', () => {
    fc.assert(
      fc.property(rows, constraints, (list, limits) => {
        const { cluster } = constrainedClusters({
          edges: edgesOf(list),
          records: RECORDS,
          constraints: limits,
        });
        for (let one = 0; one < RECORDS; one++) {
          for (let other = 0; other < one; other++) {
            if (cluster[one] !== cluster[other]) continue;
            expect(areSeparated([one], [other], limits)).toBe(false);
            const { maxSize: _, ...ofTwo } = limits;
            if (!limits.mustLink) expect(mayMeet([one], [other], ofTwo)).toBe(true);
          }
          const size = cluster.filter((label) => label === cluster[one]).length;
          if (!limits.mustLink) expect(size).toBeLessThanOrEqual(limits.maxSize ?? RECORDS);
        }
      }),
    );
  });

  it('does not depend on the order or direction of edges', () => {
    const shuffled = rows.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, constraints, ([list, other], limits) => {
        const turned = other.map(({ left, right, weight }) => ({ left: right, right: left, weight }));
        const run = (some: typeof list) =>
          constrainedClusters({ edges: edgesOf(some), records: RECORDS, constraints: limits });
        const [first, second] = [run(list), run(turned)];
        expect(second.cluster).toEqual(first.cluster);
        expect([...second.refused.reason].sort()).toEqual([...first.refused.reason].sort());
      }),
    );
  });

  it('refuses exactly the edges whose ends are in different clusters', () => {
    fc.assert(
      fc.property(rows, constraints, (list, limits) => {
        const { cluster, refused } = constrainedClusters({
          edges: edgesOf(list),
          records: RECORDS,
          constraints: limits,
          acceptAt: 0,
        });
        const between = list.flatMap(({ left, right, weight }, edge) =>
          weight >= 0 && cluster[left] !== cluster[right] ? [edge] : [],
        );
        expect([...refused.edge].sort((a, b) => a - b)).toEqual(between);
        expect(refused.reason.every((reason) => reason !== REFUSAL.none)).toBe(true);
      }),
    );
  });

  it('is connected components when nothing forbids', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const edges = edgesOf(list);
        expect(constrainedClusters({ edges, records: RECORDS }).cluster).toEqual(
          connectedComponents(edges, RECORDS),
        );
      }),
    );
  });

  it('lets the strongest edge have the slot, and says why the others did not', () => {
    const edges = weighted([0, 2, 5], [1, 2, 9], [2, 3, 7], [3, 4, 6], [4, 5, 3], [5, 6, 2]);
    const { cluster, refused } = constrainedClusters({
      edges,
      records: 7,
      constraints: {
        identity: Int32Array.of(11, 12, 0, 0, 0, 0, 0),
        uniqueSource: Uint8Array.of(0, 1, 0, 0, 1, 0, 0),
        traits: [{ values: Uint8Array.of(0, 0, 0, 0, 0, 1, 2) }],
      },
    });
    expect([...cluster]).toEqual([0, 1, 1, 1, 4, 4, 6]);
    expect([...refused.edge]).toEqual([3, 0, 5]);
    expect([...refused.reason]).toEqual([REFUSAL.uniqueSource, REFUSAL.identity, REFUSAL.trait]);
    expect(refusalCounts(refused)).toEqual({
      cannotLink: 0,
      identity: 1,
      uniqueSource: 1,
      size: 0,
      chance: 0,
      trait: 1,
    });
  });

  it('makes one-to-one links of two sources that hold everybody once', () => {
    const edges = weighted([0, 2, 9], [0, 3, 8], [1, 2, 8], [1, 3, 1]);
    const uniqueSource = Uint8Array.of(1, 1, 2, 2);
    expect([...constrainedClusters({ edges, records: 4, constraints: { uniqueSource } }).cluster]).toEqual([
      0, 1, 0, 1,
    ]);
  });

  it('does not chain crowds together by one weak edge, and says so', () => {
    const crowd = (first: number) =>
      Array.from({ length: 9 }, (_, i): [number, number, number] => [first, first + i + 1, 20]);
    const edges = weighted(...crowd(0), ...crowd(10), [3, 17, 6.5], [3, 20, 6.5]);
    const { cluster, refused } = constrainedClusters({ edges, records: 21, acceptAt: 3, sizeDiscount: true });
    expect(new Set(cluster)).toEqual(new Set([0, 10]));
    expect(cluster[20]).toBe(0);
    expect([...refused.edge, ...refused.reason]).toEqual([18, REFUSAL.chance]);
    expect(new Set(constrainedClusters({ edges, records: 21, acceptAt: 3 }).cluster)).toEqual(new Set([0]));
  });

  it('joins two numbers on a reviewer’s word and then takes in either number but no third', () => {
    const constraintsOfReview = {
      identity: BigInt64Array.of(11n, 12n, 11n, 12n, 13n),
      mustLink: pairsOf([0, 1]),
    };
    const edges = weighted([0, 2, 5], [0, 3, 5], [0, 4, 5]);
    const { cluster, refused } = constrainedClusters({ edges, records: 5, constraints: constraintsOfReview });
    expect([...cluster]).toEqual([0, 0, 0, 0, 4]);
    expect([...refused.edge]).toEqual([2]);
  });

  it('reports reviewers who contradict each other and keeps the people apart', () => {
    const { cluster, contradictions } = constrainedClusters({
      edges: weighted([0, 2, 30]),
      records: 3,
      constraints: { cannotLink: pairsOf([2, 0]), mustLink: pairsOf([1, 2], [0, 1]) },
    });
    expect([...cluster]).toEqual([0, 0, 2]);
    expect([...contradictions]).toEqual([0]);
  });

  it('refuses an edge without a weight and constraints that do not fit', () => {
    expect(() => constrainedClusters({ edges: weighted([0, 1, Number.NaN]), records: 2 })).toThrow(
      'no weight',
    );
    const edges = weighted([0, 1, 1]);
    expect(() => constrainedClusters({ edges, records: 2, constraints: { maxSize: 0 } })).toThrow('maxSize');
    expect(() =>
      constrainedClusters({ edges, records: 2, constraints: { identity: Int32Array.of(1) } }),
    ).toThrow('identity has 1 values where 2 are needed');
  });
});
