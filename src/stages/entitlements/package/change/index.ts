export { changeHousehold } from './change-household.ts';
export { comparePackages, type Reason, type RightChange } from './compare-packages.ts';
export type { HouseholdChange } from './household-change.ts';
