import { describe, expect, it } from 'vitest';
import { byRecords, edgesAtLeast, strongestFirst } from './edge-order.ts';

/** Many edges with few weights and few records: long runs of ties. */
const EDGES = 3000;
const next = (step: number, prime: number, end: number): number => (step * prime) % end;
const numbers = Array.from({ length: EDGES }, (_, edge) => edge);
const edges = {
  left: Int32Array.from(numbers, (edge) => next(edge, 7919, 53)),
  right: Int32Array.from(numbers, (edge) => next(edge, 104_729, 59)),
  weight: Float32Array.from(numbers, (edge) => [-7.5, -0, 0, 12.25][next(edge, 31, 4)] ?? 0),
};
const smaller = (edge: number): number => Math.min(edges.left[edge] ?? 0, edges.right[edge] ?? 0);
const larger = (edge: number): number => Math.max(edges.left[edge] ?? 0, edges.right[edge] ?? 0);
const byEnds = (a: number, b: number): number => smaller(a) - smaller(b) || larger(a) - larger(b);
const stronger = (a: number, b: number): number => (edges.weight[b] ?? 0) - (edges.weight[a] ?? 0);
const all = Int32Array.from(numbers);

describe('the order of edges', () => {
  it('is by weight, then by the smaller and the larger record', () => {
    const expected = numbers.toSorted((a, b) => stronger(a, b) || byEnds(a, b));
    expect(ends(strongestFirst(all, edges))).toEqual(ends(expected));
  });

  it('is group by group where groups are given', () => {
    const groupOf = (edge: number): number => smaller(edge) % 3;
    const expected = numbers.toSorted((a, b) => groupOf(a) - groupOf(b) || stronger(a, b) || byEnds(a, b));
    expect(ends(strongestFirst(all, edges, groupOf))).toEqual(ends(expected));
  });

  it('leaves the positions it was given as they were', () => {
    expect([...byRecords(all, edges)]).not.toEqual(numbers);
    expect([...all]).toEqual(numbers);
  });
});

describe('edgesAtLeast', () => {
  it('keeps an edge exactly at the limit', () => {
    expect([...edgesAtLeast(Float32Array.of(1, 2, 3, -5), 2)]).toEqual([1, 2]);
  });
});

/** Edges between the same records with the same weight may stand in any order. */
function ends(positions: Iterable<number>): string[] {
  return Array.from(positions, (edge) => `${smaller(edge)}-${larger(edge)} ${(edges.weight[edge] ?? 0) + 0}`);
}
