export {
  type Condition,
  type ConditionLeaf,
  conditionSchema,
  PROGRAMME_STANDINGS,
} from './condition.ts';
export { type ConditionNames, describeCondition } from './describe.ts';
export { grammarOf, type Joined, leavesOf } from './grammar.ts';
