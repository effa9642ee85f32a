import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgesOf, RECORDS, type Row, rows } from '../testing/random-graphs.ts';
import { connectedComponents } from './union-find.ts';

describe('connectedComponents', () => {
  it('gives each record the smallest record it hangs together with, as a search through the graph does', () => {
    fc.assert(
      fc.property(rows, (list) => {
        expect(connectedComponents(edgesOf(list), RECORDS)).toEqual(componentsBySearch(list, RECORDS));
      }),
    );
  });

  it('does not depend on the order or direction of pairs', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const turned = list
          .toReversed()
          .map(({ left, right, weight }) => ({ left: right, right: left, weight }));
        expect(connectedComponents(edgesOf(turned), RECORDS)).toEqual(
          connectedComponents(edgesOf(list), RECORDS),
        );
      }),
    );
  });

  it('follows a chain of 100,000 records from its far end', () => {
    const left = Int32Array.from({ length: 99_999 }, (_, step) => 99_999 - step);
    const right = left.map((record) => record - 1);
    expect(connectedComponents({ left, right }, 100_000).every((label) => label === 0)).toBe(true);
  });

  it('refuses a record that does not exist', () => {
    const edges = { left: Int32Array.of(0), right: Int32Array.of(3) };
    expect(() => connectedComponents(edges, 3)).toThrow('records run from 0 to 2');
    expect(() => connectedComponents({ left: Int32Array.of(0), right: Int32Array.of() }, 3)).toThrow(
      '1 left ends',
    );
  });

  it('takes no records at all', () => {
    expect(connectedComponents({ left: Int32Array.of(), right: Int32Array.of() }, 0)).toEqual(
      Int32Array.of(),
    );
  });
});

function componentsBySearch(list: readonly Row[], records: number): Int32Array {
  const labels = new Int32Array(records).fill(-1);
  for (let start = 0; start < records; start++) {
    if (labels[start] !== -1) continue;
    const waiting = [start];
    for (let record = waiting.pop(); record !== undefined; record = waiting.pop()) {
      if (labels[record] !== -1) continue;
      labels[record] = start;
      for (const { left, right } of list) {
        if (left === record) waiting.push(right);
        if (right === record) waiting.push(left);
      }
    }
  }
  return labels;
}
