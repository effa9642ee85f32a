export { readHousehold } from './household.ts';
export { type HouseholdPackageAnswer, readHouseholdPackage } from './household-package.ts';
export { readRoster } from './roster.ts';
