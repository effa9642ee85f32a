import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedPlaces } from './named-days.ts';

describe('names along an axis', () => {
  it('are the first and the last, and those between that have room', () => {
    expect([...namedPlaces([0, 100, 200, 300, 400], 80)].sort()).toEqual([0, 2, 4]);
    expect([...namedPlaces([0, 50, 100], 80)].sort()).toEqual([0, 2]);
    expect([...namedPlaces([7], 80)]).toEqual([0]);
    expect([...namedPlaces([], 80)]).toEqual([]);
  });

  it('never touch between the first and the last', () => {
    const axes = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(axes, fc.integer({ min: 10, max: 120 }), (drawn, name) => {
        const places = drawn.toSorted((one, other) => one - other);
        const last = places.length - 1;
        const inner = [...namedPlaces(places, name)].filter((index) => index !== 0 && index !== last);
        const spans = inner
          .map((index) => places[index] ?? 0)
          .sort((one, other) => one - other)
          .map((place) => [place - name / 2, place + name / 2] as const);
        const edges = [(places[0] ?? 0) + name, ...spans.flat(), (places[last] ?? 0) - name];
        for (let at = 0; spans.length > 0 && at + 1 < edges.length; at += 2)
          expect(edges[at]).toBeLessThanOrEqual(edges[at + 1] ?? 0);
      }),
    );
  });
});
