export { agreement, birthOutcome, codeOf, equalOutcome, guardHolds, ruleHolds } from './outcomes.ts';
export { comparePairs } from './pairs.ts';
