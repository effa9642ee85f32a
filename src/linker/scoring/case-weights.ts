import { priorWeight } from '../model/index.ts';
import type { PlannedComparison } from '../settings/index.ts';
import type { LearntModel, TrainedModel } from './train.ts';

/**
 * Bits of each field of one case, given its levels, the rules that brought it (a bit each) and its population (0 for none): first
 * where the rules start from, then each comparison, NaN where a value is unknown.
 */
export type CaseScorer = (levels: ArrayLike<number>, rules: number, population?: number) => Float64Array;

/** How sure a rule alone may be, so that one rule whose pairs all seem matches cannot outvote every comparison. */
const SUREST = 1e-6;

type Judge = Readonly<{ prior: number; bits: readonly (readonly number[])[] }>;

/**
 * Every rule judges the pairs it brings by its own lambda and u and without the comparisons that it decides; what several rules say
 * is averaged. So a rule that brings relatives together is believed less than one that does not, and a score means the same in a
 * small register and in a large one. A pair that no rule brings is judged by random pairs.
 */
export function caseScorer(model: TrainedModel, comparisons: readonly PlannedComparison[]): CaseScorer {
  const all = benchOf(model, comparisons);
  const own = (model.populations ?? []).map((one) => (one.model ? benchOf(one.model, comparisons) : all));
  return (levels, rules, population = 0) => {
    const { judges, random } = own[population - 1] ?? all;
    const asked = judges.filter((_, rule) => Math.floor(rules / 2 ** rule) % 2 === 1);
    const told = asked.length > 0 ? asked : [random];
    const weights = new Float64Array(comparisons.length + 1);
    for (const { prior, bits } of told) {
      weights[0] = (weights[0] ?? 0) + prior / told.length;
      for (let field = 0; field < comparisons.length; field++)
        weights[field + 1] =
          (weights[field + 1] ?? 0) + (bits[field]?.[levels[field] ?? 0] ?? 0) / told.length;
    }
    for (let field = 0; field < comparisons.length; field++)
      if (levels[field] === 0) weights[field + 1] = Number.NaN;
    return weights;
  };
}

/** The judges of a model: one for each rule, and one of random pairs. */
function benchOf(
  model: LearntModel,
  comparisons: readonly PlannedComparison[],
): Readonly<{ judges: readonly Judge[]; random: Judge }> {
  const judges = model.sessions.map(({ lambda, u, skipped }) =>
    judgeOf({ model, comparisons, lambda, u, skipped }),
  );
  return {
    judges,
    random: judgeOf({ model, comparisons, lambda: model.lambda, u: model.u, skipped: [] }),
  };
}

function judgeOf(
  part: Readonly<{
    model: LearntModel;
    comparisons: readonly PlannedComparison[];
    lambda: number;
    u: LearntModel['u'];
    skipped: readonly string[];
  }>,
): Judge {
  const bits = part.comparisons.map(({ name }, field) =>
    (part.model.m[field] ?? []).map((m, level) =>
      level === 0 || part.skipped.includes(name) ? 0 : Math.log2(m / (part.u[field]?.[level] ?? 1)),
    ),
  );
  return { prior: priorWeight(Math.min(1 - SUREST, Math.max(SUREST, part.lambda))), bits };
}
