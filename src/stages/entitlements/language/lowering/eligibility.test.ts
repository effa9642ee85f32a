import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Expression, RulesOnDay } from '../expression/index.ts';
import { eligibility } from './eligibility.ts';

type Truth = boolean | null;
type Exception = Readonly<{ holds: Truth; then: boolean }>;

const truth = fc.constantFrom<Truth>(true, false, null);

/** An expression that is as true as said: the facts are named after their truth. */
function named(outcome: Truth): Expression {
  const fact = { fact: String(outcome), type: 'boolean' as const, label: { th: 'ข้อ', en: 'fact' } };
  return { kind: 'fact', type: 'boolean', fact };
}

/** Kleene's logic, written out slowly. */
function truthOf(expression: Expression): Truth {
  if (expression.kind === 'fact')
    return expression.fact.fact === 'null' ? null : expression.fact.fact === 'true';
  if (expression.kind === 'not') {
    const part = truthOf(expression.part);
    return part === null ? null : !part;
  }
  if (expression.kind !== 'all' && expression.kind !== 'any') throw new RangeError(expression.kind);
  const settles = expression.kind === 'any';
  const parts = expression.parts.map(truthOf);
  if (parts.includes(settles)) return settles;
  return parts.includes(null) ? null : !settles;
}

/** The rule as the language states it: from the last exception to the first. */
function byTheRule(conditions: readonly Truth[], exceptions: readonly Exception[]): Truth {
  let verdict: Truth = conditions.includes(false) ? false : conditions.includes(null) ? null : true;
  for (const { holds, then } of exceptions.toReversed()) {
    if (holds === true) verdict = then;
    if (holds === null && verdict !== then) verdict = null;
  }
  return verdict;
}

test('one expression says what the conditions and the exceptions by rank say', () => {
  const rules = fc.record({
    conditions: fc.array(truth, { minLength: 1, maxLength: 3 }),
    exceptions: fc.array(fc.record({ holds: truth, then: fc.boolean() }), { maxLength: 4 }),
  });
  const agree = ({ conditions, exceptions }: { conditions: Truth[]; exceptions: Exception[] }) => {
    expect(truthOf(eligibility(rulesOf(conditions, exceptions)))).toBe(byTheRule(conditions, exceptions));
  };
  fc.assert(fc.property(rules, agree), { numRuns: 3000 });
});

function rulesOf(
  conditions: readonly Truth[],
  exceptions: readonly Exception[],
): Pick<RulesOnDay, 'conditions' | 'exceptions'> {
  const text = { th: 'ข้อ', en: 'statement' };
  const stated = { text, law: { id: 'act', title: text, section: null, verified: true, note: null } };
  return {
    conditions: conditions.map((outcome, index) => ({
      id: `c${index}`,
      ...stated,
      flagWhenAlone: false,
      when: named(outcome),
    })),
    exceptions: exceptions.map(({ holds, then }, index) => ({
      id: `e${index}`,
      ...stated,
      rank: index + 1,
      when: named(holds),
      then,
    })),
  };
}
