export {
  agreement,
  codeOf,
  equalOutcome,
  guardHolds,
  isBelieved,
  ruleHolds,
} from './outcomes.ts';
export { comparePairs } from './pairs.ts';
