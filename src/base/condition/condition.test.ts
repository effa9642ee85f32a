import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Condition,
  type ConditionNames,
  conditionSchema,
  describeCondition,
  leavesOf,
} from './index.ts';

const NAMES: ConditionNames = {
  area: (code) => `ตำบล ${code}`,
  measure: (id) => id,
  stage: (id) => id,
  group: (id) => id,
  dimension: (id) => id,
  programme: (id) => id,
};

const leaf: fc.Arbitrary<Condition> = fc.constantFrom(
  { sex: 'f' },
  { age: { from: 60 } },
  { missing: { satangAMonth: 60_000 } },
  { programme: { id: 'old-age-allowance', is: 'missing-out' } },
);
const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('tree').map((not) => ({ not })),
  ),
}));

describe('a condition', () => {
  it('is taken as it is written, and nothing is added to it', () => {
    fc.assert(
      fc.property(tree, (condition) => {
        const read = conditionSchema.safeParse(condition);
        expect(read.success ? read.data : leavesOf(condition).length).toEqual(
          read.success ? condition : expect.any(Number),
        );
      }),
    );
  });

  it.each([
    {},
    { all: [] },
    { sql: 'true' },
    { sex: 'x' },
    { sex: 'f', age: { from: 3 } },
    { age: {} },
    { age: { from: 9, to: 8 } },
    { missing: { satangAMonth: 0 } },
    { programme: { id: 'a', is: 'maybe' } },
    { any: Array.from({ length: 41 }, () => ({ sex: 'f' })) },
    { not: { not: { not: { not: { not: { sex: 'f' } } } } } },
  ])('is refused when it is %j', (wrong) => {
    expect(conditionSchema.safeParse(wrong).success).toBe(false);
  });

  it('is said as one sentence in both languages, with brackets where a joint stands in a joint', () => {
    const condition: Condition = {
      all: [
        { area: '170604' },
        { age: { from: 60 } },
        { any: [{ missing: { satangAMonth: 60_050 } }, { programme: { id: 'ข', is: 'cannot-tell' } }] },
        { not: { sex: 'm' } },
      ],
    };
    expect(describeCondition(condition, 'th', NAMES)).toBe(
      'อยู่ในตำบล 170604 และ อายุ 60 ปีขึ้นไป และ (มีเงินที่ไม่ถึงมือตั้งแต่ 600.5 บาทต่อเดือน หรือ ยังบอกไม่ได้ว่ามีสิทธิขหรือไม่) และ ไม่ใช่ผู้ที่เป็นชาย',
    );
    expect(describeCondition({ all: [{ age: { to: 5 } }] }, 'en', NAMES)).toBe('is at most 5');
    expect(
      describeCondition({ not: { any: [{ sex: 'f' }, { age: { from: 3, to: 4 } }] } }, 'en', NAMES),
    ).toBe('not anyone who (is a woman or is 3 to 4 years old)');
  });
});
