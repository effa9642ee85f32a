import type { ExplainedCondition, ExplainedException } from './explained.ts';

export type Answer = 'eligible' | 'not-eligible' | 'cannot-tell';

/** What conditions and exceptions come to together. */
export type Verdict = Readonly<{
  answer: Answer;
  /** Where in the list of exceptions stands the one that decided instead of the conditions. */
  decidedBy: number | null;
  /** Places of the conditions and exceptions that keep the answer open. */
  openConditions: readonly number[];
  openExceptions: readonly number[];
}>;

type Exceptions = readonly Pick<ExplainedException, 'outcome' | 'then'>[];

const NOTHING: readonly never[] = [];

/**
 * From the exception of the last rank to the first: one whose case is met decides, one that is open leaves the answer open
 * unless it would say the same as what stands below it.
 */
export function reachVerdict(
  conditions: readonly Pick<ExplainedCondition, 'outcome'>[],
  exceptions: Exceptions,
): Verdict {
  let verdict = ofConditions(conditions);
  for (let place = exceptions.length - 1; place >= 0; place--) {
    const exception = exceptions[place];
    if (!exception || exception.outcome === 'failed') continue;
    if (exception.outcome === 'passed') verdict = settledBy(exception.then, place);
    else if (verdict.answer !== exception.then) {
      const openExceptions = [place, ...verdict.openExceptions];
      verdict = { ...verdict, answer: 'cannot-tell', decidedBy: null, openExceptions };
    }
  }
  return verdict;
}

const ELIGIBLE = settledBy('eligible', null);
const NOT_ELIGIBLE = settledBy('not-eligible', null);

/** A plain walk, because it is gone through for every programme of every person. */
function ofConditions(conditions: readonly Pick<ExplainedCondition, 'outcome'>[]): Verdict {
  let openConditions: number[] | null = null;
  for (let place = 0; place < conditions.length; place++) {
    const outcome = conditions[place]?.outcome;
    if (outcome === 'failed') return NOT_ELIGIBLE;
    if (outcome !== 'unknown') continue;
    if (openConditions) openConditions.push(place);
    else openConditions = [place];
  }
  if (!openConditions) return ELIGIBLE;
  return { answer: 'cannot-tell', decidedBy: null, openConditions, openExceptions: NOTHING };
}

function settledBy(answer: Answer, decidedBy: number | null): Verdict {
  return { answer, decidedBy, openConditions: NOTHING, openExceptions: NOTHING };
}
