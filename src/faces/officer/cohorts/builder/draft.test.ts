import { describe, expect, it } from 'vitest';
import { conditionSchema } from '../../../../base/condition/index.ts';
import { conditionOf, KINDS, type Line, linesOf, newLine } from './draft.ts';

const line = (changes: Partial<Line>): Line => ({ ...newLine(0), ...changes });

describe('a condition that is being written', () => {
  it('holds the lines that are complete, joined as chosen, and is one that the API takes', () => {
    const lines = [
      line({ kind: 'measure', value: 'missing_out' }),
      line({ kind: 'age', from: '60' }),
      line({ kind: 'missing', from: '600', is: false }),
      line({ kind: 'programme', value: 'old-age-allowance', standing: 'eligible' }),
      line({ kind: 'group' }),
    ];
    const condition = conditionOf({ join: 'any', lines });
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

  it.each(KINDS)('asks nothing while a line about %s is not complete', (kind) => {
    expect(conditionOf({ join: 'all', lines: [newLine(0, kind)] })).toBeUndefined();
  });

  it.each([[{ from: 'x' }], [{ from: '-1' }], [{ from: '70', to: '60' }]])(
    'asks nothing with an age of %j',
    (age) => {
      expect(conditionOf({ join: 'all', lines: [line({ kind: 'age', ...age })] })).toBeUndefined();
    },
  );

  it('begins with the number it was made from, and the group chosen there', () => {
    const lines = linesOf({ measure: 'bed_bound', group: 'sex:f' });
    expect(conditionOf({ join: 'all', lines })).toEqual({ all: [{ measure: 'bed_bound' }, { sex: 'f' }] });
    expect(linesOf({ measure: 'people' })).toHaveLength(1);
  });
});
