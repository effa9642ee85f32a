import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import {
  type CaseFile,
  caseFileSchema,
  type EntitlementSettings,
  entitlementSettingsSchema,
  type Programme,
  readProgramme,
} from '../../../src/stages/entitlements/index.ts';
import { loadYaml } from '../yaml.ts';

const COUNTRY = fileURLToPath(new URL('..', import.meta.url));

/** The programmes whose rules are written down, in the order pages show them. */
export const PROGRAMME_IDS = [
  'old-age-allowance',
  'disability-allowance',
  'child-support-grant',
  'state-welfare-card',
] as const;

/** Reads and checks every programme. */
export function loadProgrammes(): Programme[] {
  const settings = loadEntitlementSettings();
  return PROGRAMME_IDS.map((id) => {
    const file = new URL(`./${id}/programme.yaml`, import.meta.url);
    return readProgramme(loadYaml(file, z.unknown()), {
      file: relative(COUNTRY, fileURLToPath(file)),
      settings,
    });
  });
}

/** Reads the facts that rules may ask, and how ages and fiscal years are counted. */
export function loadEntitlementSettings(): EntitlementSettings {
  return loadYaml(new URL('./settings.yaml', import.meta.url), entitlementSettingsSchema);
}

/** Reads the examples that guard a programme. */
export function loadCases(id: string): CaseFile {
  return loadYaml(new URL(`./${id}/cases.yaml`, import.meta.url), caseFileSchema);
}
