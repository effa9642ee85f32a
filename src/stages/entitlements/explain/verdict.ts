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

function ofConditions(conditions: readonly Pick<ExplainedCondition, 'outcome'>[]): Verdict {
  const openConditions: number[] = [];
  for (const [place, { outcome }] of conditions.entries()) {
    if (outcome === 'failed') return { ...settledBy('not-eligible', null) };
    if (outcome === 'unknown') openConditions.push(place);
  }
  if (openConditions.length === 0) return settledBy('eligible', null);
  return { answer: 'cannot-tell', decidedBy: null, openConditions, openExceptions: NOTHING };
}

function settledBy(answer: Answer, decidedBy: number | null): Verdict {
  return { answer, decidedBy, openConditions: NOTHING, openExceptions: NOTHING };
}
