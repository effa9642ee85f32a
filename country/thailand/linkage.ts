import { type LinkageSettings, linkageSettingsSchema } from '../../src/stages/linkage/index.ts';
import { loadYaml } from './yaml.ts';

/** Reads how rows of Thai registers are taken for one person. */
export function loadLinkage(): LinkageSettings {
  return loadYaml(new URL('linkage.yaml', import.meta.url), linkageSettingsSchema);
}
