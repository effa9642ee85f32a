export { readPersonKey } from './person-key.ts';
export { type Environment, parseSettings, type Settings } from './settings.ts';
