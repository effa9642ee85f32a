export { readPersonKey } from './person-key.ts';
export { type Environment, type ProviderSettings, parseSettings, type Settings } from './settings.ts';
