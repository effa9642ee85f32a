export { eligibility } from './eligibility.ts';
export { type Dated, findOnDay, knownFromOf } from './in-force.ts';
export { rulesOn } from './on-day.ts';
export { type RulePlace, readRule } from './rule-alone.ts';
