import { checkSameLength } from './labels.ts';
import { countTruePairs, isOnePerson, type Truth } from './true-pairs.ts';

/** Candidate pairs, every pair once, and where known the number of the first rule that showed each. */
export type CandidatePairs = Readonly<{ left: Int32Array; right: Int32Array; rule?: Int32Array }>;

/** What one rule added to the rules before it. */
export type RuleRecall = Readonly<{
  rule: number;
  pairs: number;
  rightPairs: number;
  /** Share of all true pairs shown by this rule and those before it. */
  recallSoFar: number;
}>;

/** How much of the truth blocking lets through: no score can be better than this. */
export type BlockingRecall = Readonly<{
  truePairs: number;
  pairs: number;
  rightPairs: number;
  recall: number;
  rules: readonly RuleRecall[];
}>;

/** Counts true pairs among the candidates, in all and rule by rule. */
export function blockingRecall(candidates: CandidatePairs, against: Truth): BlockingRecall {
  const { left, right, rule } = candidates;
  checkSameLength('the right ends', right.length, left.length);
  if (rule) checkSameLength('the rules', rule.length, left.length);
  const truePairs = countTruePairs(against);
  const rules = rule ? rule.reduce((most, number) => Math.max(most, number + 1), 0) : 1;
  const shown = new Float64Array(rules);
  const correct = new Float64Array(rules);
  for (let pair = 0; pair < left.length; pair++) {
    const number = rule ? (rule[pair] ?? 0) : 0;
    shown[number] = (shown[number] ?? 0) + 1;
    if (isOnePerson(against.truth, candidates, pair)) correct[number] = (correct[number] ?? 0) + 1;
  }
  const shareOf = (found: number) => (truePairs > 0 ? found / truePairs : 1);
  let sofar = 0;
  const byRule = Array.from(shown, (pairs, number) => {
    const rightPairs = correct[number] ?? 0;
    sofar += rightPairs;
    return { rule: number, pairs, rightPairs, recallSoFar: shareOf(sofar) };
  });
  return {
    truePairs,
    pairs: left.length,
    rightPairs: sofar,
    recall: shareOf(sofar),
    rules: rule ? byRule : [],
  };
}
