import type { Expression, RulesOnDay } from '../expression/index.ts';

/**
 * All conditions, each exception before those of higher rank, as one expression. "Eligible if `when` holds, else as below" is
 * `when or below`; "not eligible if …" is `not when and below`: in three-valued logic these leave the answer open exactly where
 * an exception that is not known would change it.
 */
export function eligibility({
  conditions,
  exceptions,
}: Pick<RulesOnDay, 'conditions' | 'exceptions'>): Expression {
  const all: Expression = { kind: 'all', type: 'boolean', parts: conditions.map(({ when }) => when) };
  return exceptions.reduceRight<Expression>((below, { when, then }) => {
    if (then) return { kind: 'any', type: 'boolean', parts: [when, below] };
    return { kind: 'all', type: 'boolean', parts: [{ kind: 'not', type: 'boolean', part: when }, below] };
  }, all);
}
