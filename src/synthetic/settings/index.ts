export type { SyntheticCountry, SyntheticPlace, SyntheticStatistics } from './country.ts';
export type { FamilySettings } from './family-settings.ts';
export type { FaultSettings } from './fault-settings.ts';
export type { HealthSettings, MoneySettings, SchoolingSettings, WorkSettings } from './life-settings.ts';
export type { HouseSettings } from './register-settings.ts';
export { type SyntheticSettings, syntheticSettingsSchema } from './synthetic-settings.ts';
export type { SurveySettings, WelfareSettings } from './welfare-settings.ts';
