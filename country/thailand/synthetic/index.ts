import { z } from 'zod';
import { type SyntheticSettings, syntheticSettingsSchema } from '../../../src/synthetic/index.ts';
import { loadYaml } from '../yaml.ts';

/** Reads how an invented Thailand is made: its people, what they are owed, its agencies' words and their faults. */
export function loadSyntheticSettings(): SyntheticSettings {
  const part = z.record(z.string(), z.unknown());
  const files = ['population.yaml', 'welfare.yaml', 'agencies.yaml', 'rolls.yaml', 'words.yaml'];
  const parts = files.map((file) => loadYaml(new URL(file, import.meta.url), part));
  return syntheticSettingsSchema.parse(Object.assign({}, ...parts));
}
