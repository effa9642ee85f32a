export { prepareAreaTable } from './area-table.ts';
export { compareValues, comparisonOf } from './compare.ts';
export {
  birthSpan,
  prepareBirthTest,
  prepareMonthAfter,
  prepareMonthsBetween,
  prepareReachesAge,
} from './days.ts';
export type { Circle, Facts, Prepared } from './facts.ts';
export { measureMembers } from './members.ts';
export { combineQuantities, multiplyMoney, subtractQuantities } from './quantities.ts';
