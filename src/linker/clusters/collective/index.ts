export { type CollectiveInput, type CollectiveResult, collectiveClusters, type Joins } from './collective.ts';
export type { Evidence } from './evidence.ts';
