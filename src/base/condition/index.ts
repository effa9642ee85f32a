export {
  type Condition,
  type ConditionLeaf,
  conditionSchema,
  leavesOf,
  PROGRAMME_STANDINGS,
} from './condition.ts';
export { type ConditionNames, describeCondition } from './describe.ts';
