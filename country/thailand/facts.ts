import { type FactSettings, factSettingsSchema } from '../../src/stages/profiles/index.ts';
import { loadYaml } from './yaml.ts';

/** Reads which register gives which fact of a person. */
export function loadFacts(): FactSettings {
  return loadYaml(new URL('facts.yaml', import.meta.url), factSettingsSchema);
}
