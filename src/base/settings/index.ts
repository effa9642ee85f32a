export { readPersonKey } from './person-key.ts';
export {
  assertServable,
  type Environment,
  type HubSettings,
  type ProviderSettings,
  parseSettings,
  type QuestionSettings,
  type Settings,
} from './settings.ts';
