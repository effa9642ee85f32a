export {
  CONFLICTS,
  type ConfidenceLevel,
  type Conflict,
  EVIDENCE,
  type Evidence,
  KINDS,
  type Kind,
  levelOf,
  namesOf,
} from './confidence.ts';
export { type HouseholdSettings, householdSettingsSchema } from './settings.ts';
export { planHouseholds } from './steps.ts';
