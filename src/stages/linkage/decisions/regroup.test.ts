import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DecidedRow, regroup } from './regroup.ts';

const row = (key: number, person: number, strength = 2): DecidedRow => ({
  key: BigInt(key),
  record: BigInt(key * 10),
  person: BigInt(person),
  strength,
});
const must = (left: number, right: number) => decision(left, right, 'must-link');
const cannot = (left: number, right: number) => decision(left, right, 'cannot-link');

function decision(left: number, right: number, kind: 'must-link' | 'cannot-link') {
  return { leftKey: BigInt(left), rightKey: BigInt(right), kind } as const;
}

describe('reviewers', () => {
  it('take away the less firm of two rows, whichever they named first', () => {
    const rows = [row(1, 7, 0), row(2, 7, 4)];
    for (const decisions of [[cannot(1, 2)], [cannot(2, 1)]])
      expect(regroup(rows, decisions)).toEqual({
        cut: [{ record: 20n, person: 7n }],
        groups: [],
        refused: 0,
      });
  });

  it('unite chains of people', () => {
    const rows = [row(1, 1), row(2, 2), row(3, 3), row(4, 4)];
    const { groups } = regroup(rows, [must(1, 2), must(2, 3)]);
    expect(groups).toEqual([1n, 2n, 3n].map((person) => ({ person, group: 1 })));
  });

  it('unite a row that was taken away with whose it is', () => {
    const rows = [row(1, 7, 0), row(2, 7, 4), row(3, 8, 0)];
    const { groups } = regroup(rows, [cannot(1, 2), must(2, 3)]);
    expect(groups.map(({ person }) => person)).toEqual([-20n, 8n]);
  });

  it('never see two people united whom they parted, by however long a chain', () => {
    const decisions = fc.array(
      fc.record({
        leftKey: fc.bigInt(0n, 7n),
        rightKey: fc.bigInt(0n, 7n),
        kind: fc.constantFrom('must-link' as const, 'cannot-link' as const),
      }),
      { maxLength: 14 },
    );
    const people = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(people, decisions, (persons, said) => {
        const rows = persons.map((person, key) => row(key + 1, person, key % 3));
        const named = said.map((one) => ({ ...one, leftKey: one.leftKey + 1n, rightKey: one.rightKey + 1n }));
        const { cut, groups } = regroup(rows, named);
        const gone = new Set(cut.map(({ record }) => record));
        const groupOf = new Map(groups.map(({ person, group }) => [person, `group ${group}`]));
        const whereIs = (key: bigint) => {
          const found = rows.find((one) => one.key === key);
          const person = found && gone.has(found.record) ? -found.record : (found?.person ?? 0n);
          return groupOf.get(person) ?? String(person);
        };
        for (const { leftKey, rightKey, kind } of named)
          if (kind === 'cannot-link' && leftKey !== rightKey)
            expect(whereIs(leftKey)).not.toBe(whereIs(rightKey));
      }),
    );
  });
});
