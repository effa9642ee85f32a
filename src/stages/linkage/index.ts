export type { DeliveredSource } from './inputs.ts';
export { type LinkageSettings, linkageSettingsSchema } from './settings.ts';
export { planLinkage } from './steps.ts';
