import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectedComponents } from '../pairs/index.ts';
import { edgesOf, RECORDS, type Row, rows } from '../testing/random-graphs.ts';
import { clusterShapes } from './cluster-shapes.ts';

const graph = rows.map((list) => {
  const once = new Map<string, Row>();
  for (const row of list) {
    const name = `${Math.min(row.left, row.right)}-${Math.max(row.left, row.right)}`;
    if (row.left !== row.right) once.set(name, row);
  }
  return [...once.values()];
});

function chain(records: number) {
  const left = Int32Array.from({ length: records - 1 }, (_, record) => record);
  return { left, right: left.map((record) => record + 1) };
}

describe('clusterShapes', () => {
  it('calls an edge a bridge exactly if its cluster falls apart without it, and knows the smaller side', () => {
    fc.assert(
      fc.property(graph, (list) => {
        const edges = edgesOf(list);
        const cluster = connectedComponents(edges, RECORDS);
        const expected = list.map(({ left, right }, edge) => {
          const without = connectedComponents(edgesOf(list.filter((_, other) => other !== edge)), RECORDS);
          if (without[left] === without[right]) return 0;
          const sideOf = (end: number) => without.filter((label) => label === without[end]).length;
          return Math.min(sideOf(left), sideOf(right));
        });
        expect([...clusterShapes({ edges, cluster }).bridge]).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('counts sizes, edges and degrees as a look through the list does', () => {
    fc.assert(
      fc.property(graph, (list) => {
        const edges = edgesOf(list);
        const cluster = connectedComponents(edges, RECORDS);
        const { degree, clusters } = clusterShapes({ edges, cluster });
        degree.forEach((found, record) => {
          expect(found).toBe(list.filter(({ left, right }) => left === record || right === record).length);
        });
        clusters.cluster.forEach((label, row) => {
          const size = cluster.filter((other) => other === label).length;
          const inside = list.filter(({ left }) => cluster[left] === label).length;
          expect([clusters.size[row], clusters.edges[row]]).toEqual([size, inside]);
          expect(clusters.density[row]).toBeCloseTo((2 * inside) / (size * (size - 1)));
        });
      }),
    );
  });

  it('walks a chain of 100,000 records', () => {
    const { bridge, clusters } = clusterShapes({
      edges: chain(100_000),
      cluster: new Int32Array(100_000),
    });
    expect(Math.max(...bridge.subarray(49_000, 51_000))).toBe(50_000);
    expect([...clusters.bridges]).toEqual([99_999]);
  });

  it('leaves out edges between clusters and edges too weak to hold', () => {
    const edges = { ...chain(4), weight: Float32Array.of(5, 1, 5) };
    const cluster = Int32Array.of(0, 0, 0, 3);
    expect([...clusterShapes({ edges, cluster }).degree]).toEqual([1, 2, 1, 0]);
    expect([...clusterShapes({ edges, cluster, atLeast: 2 }).degree]).toEqual([1, 1, 0, 0]);
  });
});
