export { type Environment, parseSettings, type Settings } from './settings.ts';
