import { type HouseholdSettings, householdSettingsSchema } from '../../src/stages/households/index.ts';
import { loadYaml } from './yaml.ts';

/** Reads what the four kinds of household in Thailand are made from. */
export function loadHouseholds(): HouseholdSettings {
  return loadYaml(new URL('households.yaml', import.meta.url), householdSettingsSchema);
}
