import { describe, expect, test } from 'vitest';
import { pensionContent, SETTINGS } from '../../testing/programmes.ts';
import { act, refusalIn, text } from '../../testing/refusals.ts';
import { rulesOn } from '../lowering/index.ts';
import { readProgrammes } from './read-programme.ts';

type Part = Readonly<Record<string, unknown>>;

/** Reads programmes that are the pension but for an id and some keys. */
function read(programmes: Readonly<Record<string, Part>>) {
  const files = Object.entries(programmes).map(([id, part]) => ({
    file: `${id}.yaml`,
    raw: { ...pensionContent(), id, ...part },
  }));
  return readProgrammes(files, SETTINGS);
}

const condition = (when: unknown) => ({ id: 'only', text, ...act, when });
const version = (part: Part) => ({ versions: [{ ...pensionContent().versions[0], ...part }] });
const asking = (programme: string, as = 'entitled') =>
  version({ conditions: [condition({ receives: { programme, as } })] });
const stacking = (other: string, rule: string, part: Part = {}) => ({
  stacking: [{ with: other, rule, text, ...act, ...part }],
});

describe('programmes read together', () => {
  test('are refused when one is entitled because of another and that because of the first', () => {
    expect(refusalIn(() => read({ a: asking('b'), b: asking('c'), c: asking('a') }))).toEqual({
      file: 'c.yaml',
      where: 'versions[0].conditions[0].when.receives.programme',
      reason:
        'whether somebody is entitled would depend on itself (a → b → c → a); ask { as: paid } at one of them',
    });
  });

  test('are refused when one asks itself, in its amount or an overlay too', () => {
    const pays = { if: { when: { receives: { programme: 'a', as: 'entitled' } } } };
    const amount = {
      pays: { if: { ...pays.if, gives: { const: { baht: 1 } }, otherwise: { const: { baht: 2 } } } },
      ...act,
    };
    expect(refusalIn(() => read({ a: version({ amount }) }))?.['reason']).toContain('(a → a)');
  });

  test('are refused with the part of the way that is the circle', () => {
    const refusal = refusalIn(() => read({ a: asking('b'), b: asking('c'), c: asking('b') }));
    expect(refusal?.['reason']).toContain('(b → c → b)');
  });

  test('may ask who is paid in a circle, because a roll depends on no rule', () => {
    expect(read({ a: asking('b', 'paid'), b: asking('a') })).toHaveLength(2);
  });

  test('are refused when a rule of members asks one that asks households', () => {
    const ofHouse = (where: unknown) =>
      condition({ household: { of: 'register-house', measure: 'any', where } });
    const refusal = refusalIn(() =>
      read({
        a: version({ conditions: [ofHouse({ receives: { programme: 'b', as: 'entitled' } })] }),
        b: version({ conditions: [ofHouse({ fact: 'alive' })] }),
      }),
    );
    expect(refusal?.['reason']).toBe(
      "'b' asks about a household itself, and one household cannot be asked inside another; ask { as: paid }, or a fact of each member",
    );
  });

  test('are refused when who is paid is asked of one that no register tells of', () => {
    const refusal = refusalIn(() => read({ a: asking('b', 'paid'), b: { paidFact: undefined } }));
    expect(refusal?.['reason']).toBe(
      "no register tells who is paid 'b'; ask { as: entitled }, or give it a paidFact",
    );
  });

  test('are refused when two have one id', () => {
    const files = ['a.yaml', 'b.yaml'].map((file) => ({ file, raw: pensionContent() }));
    expect(refusalIn(() => readProgrammes(files, SETTINGS))).toEqual({
      file: 'b.yaml',
      where: 'id',
      reason: "the id 'any-pension' already stands in a.yaml",
    });
  });

  test('stand in the order of their files and know each other', () => {
    const programmes = read({ b: {}, a: {} });
    expect(programmes.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(programmes.map(({ library }) => [...library.keys()])).toEqual([
      ['b', 'a'],
      ['b', 'a'],
    ]);
  });
});

const STACKING: readonly (readonly [refused: string, a: Part, b: Part, where: string, reason: string])[] = [
  [
    'names a programme that is not there',
    stacking('bb', 'may'),
    {},
    'stacking[0].with',
    "there is no programme 'bb'; did you mean 'b'?",
  ],
  [
    'names itself',
    stacking('a', 'may'),
    {},
    'stacking[0].with',
    'a programme cannot be combined with itself',
  ],
  [
    'names another twice',
    { stacking: [...stacking('b', 'may').stacking, ...stacking('b', 'may-not').stacking] },
    {},
    'stacking[1].with',
    "there are two rules for 'b'; join them into one",
  ],
  [
    'reduces without saying by how much',
    stacking('b', 'reduces-by'),
    {},
    'stacking[0].by',
    "'reduces-by' needs 'by': how much less is paid",
  ],
  [
    'takes away what may be had together',
    stacking('b', 'may', { by: { const: { baht: 1 } } }),
    {},
    'stacking[0].by',
    "'may' takes nothing away; leave 'by' out, or write 'reduces-by'",
  ],
  [
    'reduces by a number',
    stacking('b', 'reduces-by', { by: { const: { integer: 1 } } }),
    {},
    'stacking[0].by',
    'this gives integer where money is needed',
  ],
  [
    'allows what the other forbids',
    stacking('b', 'may'),
    stacking('a', 'may-not'),
    'stacking[0].rule',
    "'a' says 'may' of 'b', but b.yaml says 'may-not' of 'a'; say the same in both, or in one only",
  ],
  [
    'rests on a law that is not listed',
    stacking('b', 'may', { law: 'acts' }),
    {},
    'stacking[0].law',
    "there is no law 'acts'; did you mean 'act'?",
  ],
];

describe('a programme is refused when its rule for combining', () => {
  test.each(STACKING)('%s', (...[, a, b, where, reason]) => {
    expect(refusalIn(() => read({ a, b }))).toEqual({ file: 'a.yaml', where, reason });
  });
});

test('rules for combining stand in the rules of a day, with the other title and the amount', () => {
  const [programme] = read({
    a: stacking('b', 'reduces-by', { by: { param: 'pension' } }),
    b: stacking('a', 'may'),
  });
  const [from] = programme?.versions.map(({ inForce }) => inForce.from) ?? [];
  const rules = programme && from ? rulesOn(programme, from) : undefined;
  expect(rules?.stacking).toMatchObject([
    { with: { id: 'b', title: pensionContent().title }, rule: 'reduces-by', by: { value: 50_000n } },
  ]);
});
