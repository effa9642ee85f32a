export {
  agreement,
  codeOf,
  equalOutcome,
  guardHolds,
  isBelieved,
  ruleHolds,
} from './outcomes.ts';
export { compareAll, comparePairs } from './pairs.ts';
