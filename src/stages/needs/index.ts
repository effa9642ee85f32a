export { type NeedAnswer, prepareNeed } from './judge-need.ts';
export { needColumns } from './need-columns.ts';
export { planNeeds } from './plan.ts';
export { type NeedContent, type NeedRule, readNeeds } from './read-needs.ts';
export type { Need } from './settings.ts';
