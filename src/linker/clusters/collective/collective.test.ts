import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constraints, RECORDS } from '../testing/random-graphs.ts';
import { labelsOf } from '../testing/slow-clusters.ts';
import { collectSlowly } from '../testing/slow-collective.ts';
import { type CollectiveInput, collectiveClusters } from './collective.ts';

const FIELDS = 3;
/** Rows of bits a field: eighths, so that sums are exact in whatever order they are made. */
const PATTERNS = [
  [4, 4, 4],
  [4, -3.5, Number.NaN],
  [-2, 6.25, 1.125],
  [Number.NaN, Number.NaN, 2],
  [-2, -3.5, -4],
  [1.5, 6.25, Number.NaN],
  [Number.NaN, Number.NaN, Number.NaN],
];
const fieldWeights = Float32Array.from(PATTERNS.flat());

type Row = Readonly<{ left: number; right: number; pattern: number; extra: number }>;
const record = fc.nat(RECORDS - 1);
const rows = fc.array(
  fc.record({
    left: record,
    right: record,
    pattern: fc.nat(PATTERNS.length - 1),
    extra: fc.constantFrom(0, -1.5, 2),
  }),
  { maxLength: 45 },
);

function inputOf(list: readonly Row[], more: Partial<CollectiveInput> = {}): CollectiveInput {
  const edges = {
    left: Int32Array.from(list, ({ left }) => left),
    right: Int32Array.from(list, ({ right }) => right),
    pattern: Int32Array.from(list, ({ pattern }) => pattern),
  };
  return {
    records: RECORDS,
    edges,
    fields: FIELDS,
    fieldWeights,
    prior: -4,
    startAt: 6,
    mergeAt: 1,
    ...more,
  };
}

function withExtra(list: readonly Row[], input: CollectiveInput): CollectiveInput {
  const weight = Float32Array.from(list, ({ pattern, extra }) => {
    const says = (PATTERNS[pattern] ?? []).filter((bits) => !Number.isNaN(bits));
    return says.reduce((sum, bits) => sum + bits, input.prior + extra);
  });
  return { ...input, edges: { ...input.edges, weight } };
}

describe('collectiveClusters', () => {
  it('gives what comparing all clusters by hand gives', () => {
    fc.assert(
      fc.property(rows, constraints, fc.constantFrom(-2, 1, 3), (list, limits, mergeAt) => {
        const input = inputOf(list, { constraints: limits, mergeAt, sizeDiscount: mergeAt > 1 });
        expect(collectiveClusters(input).cluster).toEqual(labelsOf(collectSlowly(input), RECORDS));
      }),
      { numRuns: 1000 },
    );
  });

  it('does so too when rare values give pairs a weight of their own', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(-2, 1, 3), (list, mergeAt) => {
        const input = withExtra(list, inputOf(list, { mergeAt }));
        expect(collectiveClusters(input).cluster).toEqual(labelsOf(collectSlowly(input), RECORDS));
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order or direction of pairs', () => {
    const shuffled = rows.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, constraints, ([list, other], limits) => {
        const turned = other.map((row) => ({ ...row, left: row.right, right: row.left }));
        const run = (some: readonly Row[]) => collectiveClusters(inputOf(some, { constraints: limits }));
        const [first, second] = [run(list), run(turned)];
        expect(second.cluster).toEqual(first.cluster);
        expect(second.joins).toEqual(first.joins);
        expect(second.keptApart).toEqual(first.keptApart);
      }),
    );
  });

  it('joins two clusters by fields that no single pair has together', () => {
    const pair = (left: number, right: number, pattern: number): Row => ({ left, right, pattern, extra: 0 });
    const joined = [pair(0, 1, 0), pair(2, 3, 0)];
    const weak = [pair(0, 2, 1), pair(1, 3, 3), pair(0, 3, 5), pair(1, 2, 5)];
    const { cluster, joins } = collectiveClusters(
      inputOf([...joined, ...weak], { records: 4, mergeAt: 3.5 }),
    );
    expect([...cluster]).toEqual([0, 0, 0, 0]);
    expect([...joins.stays, ...joins.goes, ...joins.round]).toEqual([0, 2, 1]);
  });

  it('does not let big clusters collect agreements by their number of pairs', () => {
    const size = 30;
    const inside = Array.from({ length: 2 * size }, (_, i): Row => {
      const start = i < size ? 0 : size;
      return { left: start, right: i, pattern: 0, extra: 0 };
    });
    const lucky = [
      { left: 0, right: size, pattern: 1, extra: 0 },
      { left: 1, right: size + 1, pattern: 2, extra: 0 },
      { left: 2, right: size + 2, pattern: 2, extra: 0 },
    ];
    const input = inputOf([...inside, ...lucky], { records: 2 * size, mergeAt: 1, sizeDiscount: false });
    expect(new Set(collectiveClusters(input).cluster)).toEqual(new Set([0, size]));
    const alone = inputOf(
      lucky.map((row) => ({ ...row, left: 0, right: 1 })),
      { records: 2, mergeAt: 1 },
    );
    expect([...collectiveClusters(alone).cluster]).toEqual([0, 0]);
  });

  it('refuses a pattern that has no weights', () => {
    const input = inputOf([{ left: 0, right: 1, pattern: 9, extra: 0 }]);
    expect(() => collectiveClusters(input)).toThrow('pattern 9 is not one of 7');
  });
});
