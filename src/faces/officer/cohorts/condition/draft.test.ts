import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionSchema } from '../../../../base/condition/index.ts';
import {
  ageProblem,
  conditionOf,
  isWrongBaht,
  KINDS,
  type Line,
  linesOf,
  newBracket,
  newLine,
  nextKey,
  type Part,
} from './draft.ts';

const line = (changes: Partial<Line>): Line => ({ ...newLine(0), ...changes });

describe('a condition that is being written', () => {
  it('holds the lines that are complete, joined as chosen, and is one that the API takes', () => {
    const parts = [
      line({ kind: 'measure', value: 'missing_out' }),
      line({ kind: 'age', from: '60' }),
      line({ kind: 'missing', from: '600', is: false }),
      line({ kind: 'programme', value: 'old-age-allowance', standing: 'eligible' }),
      line({ kind: 'group' }),
    ];
    const condition = conditionOf({ join: 'any', parts });
    expect(condition).toEqual({
      any: [
        { measure: 'missing_out' },
        { age: { from: 60 } },
        { not: { missing: { satangAMonth: 60_000 } } },
        { programme: { id: 'old-age-allowance', is: 'eligible' } },
      ],
    });
    expect(conditionSchema.safeParse(condition).success).toBe(true);
  });

  it('holds a bracket as one part with its own joint, and leaves it out while nothing in it is chosen', () => {
    const bracket = {
      ...newBracket(5),
      is: false,
      lines: [line({ value: 'bed_bound' }), line({ kind: 'sex', value: 'f' })],
    };
    expect(conditionOf({ join: 'all', parts: [line({ value: 'people' }), bracket, newBracket(9)] })).toEqual({
      all: [{ measure: 'people' }, { not: { any: [{ measure: 'bed_bound' }, { sex: 'f' }] } }],
    });
    expect(conditionOf({ join: 'all', parts: [newBracket(1)] })).toBeUndefined();
  });

  it('is one that the API takes, whatever its lines and brackets', () => {
    const complete = fc.constantFrom(
      line({ value: 'people' }),
      line({ kind: 'age', from: '60', to: '70' }),
      line({ kind: 'missing', from: '600', is: false }),
    );
    const part: fc.Arbitrary<Part> = fc.oneof(
      complete,
      fc.record({
        key: fc.nat(),
        is: fc.boolean(),
        join: fc.constantFrom('all' as const, 'any' as const),
        lines: fc.array(complete, { minLength: 1, maxLength: 4 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), fc.boolean(), (parts, isAll) => {
        const condition = conditionOf({ join: isAll ? 'all' : 'any', parts });
        expect(conditionSchema.safeParse(condition).success).toBe(true);
      }),
    );
  });

  it('gives every new line a key of its own, also beside brackets', () => {
    expect(nextKey({ join: 'all', parts: [line({ key: 3 }), newBracket(7)] })).toBe(10);
  });

  it.each(KINDS)('asks nothing while a line about %s is not complete', (kind) => {
    expect(conditionOf({ join: 'all', parts: [newLine(0, kind)] })).toBeUndefined();
  });

  it.each([
    [{ from: 'x', to: '' }, 'no-age'],
    [{ from: '-1', to: '' }, 'no-age'],
    [{ from: '', to: '500' }, 'no-age'],
    [{ from: '70', to: '60' }, 'reversed'],
  ])('asks nothing with an age of %j, and tells why', (age, why) => {
    expect(ageProblem(age)).toBe(why);
    expect(conditionOf({ join: 'all', parts: [line({ kind: 'age', ...age })] })).toBeUndefined();
  });

  it('finds nothing wrong with ages and amounts that can be', () => {
    expect([ageProblem({ from: '', to: '' }), ageProblem({ from: '60', to: '60' })]).toEqual([
      undefined,
      undefined,
    ]);
    expect(['', '600', '0', 'x', '6e2'].map(isWrongBaht)).toEqual([false, false, true, true, true]);
  });

  it('begins with the number it was made from, and the group chosen there', () => {
    const parts = linesOf({ measure: 'bed_bound', group: 'sex:f' });
    expect(conditionOf({ join: 'all', parts })).toEqual({ all: [{ measure: 'bed_bound' }, { sex: 'f' }] });
    expect(linesOf({ measure: 'people' })).toHaveLength(1);
  });
});
