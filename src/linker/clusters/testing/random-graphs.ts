import fc from 'fast-check';
import type { Constraints } from '../constrained/index.ts';
import type { Pairs } from '../pairs/index.ts';

/** A small graph as plain rows, easy to shuffle and to read when a test fails. */
export type Row = Readonly<{ left: number; right: number; weight: number }>;

export const RECORDS = 14;
const record = fc.nat(RECORDS - 1);

/** So few weights that most edges tie. */
export const rows: fc.Arbitrary<Row[]> = fc.array(
  fc.record({ left: record, right: record, weight: fc.constantFrom(-3, 0, -0, 1.5, 7, 20) }),
  { maxLength: 40 },
);

export const pairs: fc.Arbitrary<Pairs> = fc
  .array(fc.tuple(record, record), { maxLength: 4 })
  .map((list) => ({
    left: Int32Array.from(list, ([left]) => left),
    right: Int32Array.from(list, ([, right]) => right),
  }));

const codes = (highest: number): fc.Arbitrary<number[]> =>
  fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(highest) }), {
    minLength: RECORDS,
    maxLength: RECORDS,
  });

/** Constraints of every kind, each present or not. */
export const constraints: fc.Arbitrary<Constraints> = fc.record(
  {
    identity: codes(3).map((list) => Int32Array.from(list)),
    uniqueSource: codes(40).map((list) => Uint8Array.from(list)),
    traits: fc.tuple(
      codes(2).map((list) => ({ values: Uint8Array.from(list) })),
      codes(6).map((list) => ({ values: Int16Array.from(list), atMostApart: 2 })),
    ),
    maxSize: fc.integer({ min: 1, max: 6 }),
    cannotLink: pairs,
    mustLink: pairs,
  },
  { requiredKeys: [] },
);

/** Rows as the parallel arrays that the code under test takes. */
export function edgesOf(list: readonly Row[]): Pairs & { weight: Float32Array } {
  return {
    left: Int32Array.from(list, ({ left }) => left),
    right: Int32Array.from(list, ({ right }) => right),
    weight: Float32Array.from(list, ({ weight }) => weight),
  };
}
