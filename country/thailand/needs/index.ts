import { z } from 'zod';
import type { EntitlementSettings } from '../../../src/stages/entitlements/index.ts';
import { type NeedContent, readNeeds } from '../../../src/stages/needs/index.ts';
import type { FactSettings } from '../../../src/stages/profiles/index.ts';
import { loadFacts } from '../facts.ts';
import { loadEntitlementSettings } from '../programmes/index.ts';
import { loadYaml } from '../yaml.ts';

const FILE = 'needs.yaml';

/** Reads what people need when. */
export function loadNeeds(
  facts: FactSettings = loadFacts(),
  settings: EntitlementSettings = loadEntitlementSettings(),
): NeedContent {
  return readNeeds(`needs/${FILE}`, loadYaml(new URL(FILE, import.meta.url), z.unknown()), {
    facts,
    settings,
  });
}
