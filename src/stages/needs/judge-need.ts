import { type Facts, prepareEvaluate } from '../entitlements/index.ts';
import type { NeedRule } from './read-needs.ts';

/** What a rule says of one person; null is not known. */
export type NeedAnswer = Readonly<{
  needed: boolean | null;
  quantity: number | null;
  given: boolean | null;
}>;

/** Works a need out for one person after another, by the same rule that SQL was made from. */
export function prepareNeed({ when, quantity, given }: NeedRule): (facts: Facts) => NeedAnswer {
  const asked = asTruth(prepareEvaluate(when));
  const gave = given ? asTruth(prepareEvaluate(given)) : () => null;
  const steps = quantity.map((step) => ({
    count: step.count,
    holds: step.when ? asTruth(prepareEvaluate(step.when)) : () => true,
  }));
  const countOf = (facts: Facts): number | null => {
    for (const { count, holds } of steps) {
      const answer = holds(facts);
      if (answer !== false) return answer ? count : null;
    }
    return null;
  };
  return (facts) => {
    const needed = asked(facts);
    return { needed, quantity: needed === true ? countOf(facts) : null, given: gave(facts) };
  };
}

function asTruth(ask: ReturnType<typeof prepareEvaluate>): (facts: Facts) => boolean | null {
  return (facts) => {
    const answer = ask(facts);
    return answer === null ? null : answer === true;
  };
}
