import { type KeyRules, keyRulesSchema, type TitleRules, titleRulesSchema } from '../../src/linker/index.ts';
import { loadYaml } from './yaml.ts';

/** Reads how Thai numbers and birth dates are checked and repaired, and what the wide key of a name leaves out. */
export function loadKeyRules(): KeyRules {
  return loadYaml(new URL('keys.yaml', import.meta.url), keyRulesSchema);
}

/** Reads the titles that stand before Thai names. */
export function loadTitles(): TitleRules {
  return loadYaml(new URL('names/titles.yaml', import.meta.url), titleRulesSchema);
}
