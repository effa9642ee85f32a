import type { Programme } from '../../src/stages/entitlements/index.ts';
import { checkGapSettings, type GapSettings, gapSettingsSchema } from '../../src/stages/gaps/index.ts';
import type { FactSettings } from '../../src/stages/profiles/index.ts';
import { loadYaml } from './yaml.ts';

/** Reads what may not be combined and who should be registered where, checked against programmes and facts. */
export function loadGaps(programmes: readonly Programme[], facts: FactSettings): GapSettings {
  const settings = loadYaml(new URL('gaps.yaml', import.meta.url), gapSettingsSchema);
  const columns = facts.facts.flatMap(({ fact }) => [fact, `${fact}_source`]);
  checkGapSettings(settings, { file: 'gaps.yaml', programmes, facts: columns });
  return settings;
}
