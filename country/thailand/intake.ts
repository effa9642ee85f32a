import { type IntakeSettings, intakeSettingsSchema } from '../../src/stages/intake/index.ts';
import { loadYaml } from './yaml.ts';

/** Reads how Thai agencies write things. */
export function loadIntake(): IntakeSettings {
  return loadYaml(new URL('intake.yaml', import.meta.url), intakeSettingsSchema);
}
