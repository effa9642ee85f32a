export { type HouseholdSettings, householdSettingsSchema } from './settings.ts';
export { planHouseholds } from './steps.ts';
