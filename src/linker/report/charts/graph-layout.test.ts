import { describe, expect, it } from 'vitest';
import { layOut } from './graph-layout.ts';

const chain = [
  { left: 0, right: 1 },
  { left: 1, right: 2 },
  { left: 2, right: 3 },
];

describe('the drawing of a cluster', () => {
  it('stays within the unit square and keeps nodes apart', () => {
    const places = layOut(4, chain);
    expect(places.flat().every((value) => value >= 0 && value <= 1)).toBe(true);
    for (const [a, one] of places.entries())
      for (const other of places.slice(a + 1))
        expect(Math.hypot(one[0] - other[0], one[1] - other[1])).toBeGreaterThan(0.1);
  });

  it('puts the ends of a chain further apart than its neighbours', () => {
    const places = layOut(4, chain);
    const between = (a: number, b: number) => {
      const [[ax, ay] = [0, 0], [bx, by] = [0, 0]] = [places[a], places[b]];
      return Math.hypot(ax - bx, ay - by);
    };
    expect(between(0, 3)).toBeGreaterThan(2 * between(0, 1));
  });

  it('is the same every time, and draws parts that no link joins', () => {
    expect(layOut(5, chain)).toEqual(layOut(5, chain));
    expect(layOut(5, chain).flat().every(Number.isFinite)).toBe(true);
    expect(layOut(1, [])).toHaveLength(1);
  });
});
