import { type MeasureSettings, measureSettingsSchema } from '../../src/stages/areas/index.ts';
import { loadYaml } from './yaml.ts';

/** Reads what is counted for every area. */
export function loadMeasures(): MeasureSettings {
  return loadYaml(new URL('measures.yaml', import.meta.url), measureSettingsSchema);
}
