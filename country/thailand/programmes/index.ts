import { existsSync, readdirSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { problem } from '../../../src/base/errors/index.ts';
import {
  type CaseFile,
  caseFileSchema,
  checkAskedFacts,
  type EntitlementSettings,
  entitlementSettingsSchema,
  type Programme,
  readProgrammes,
} from '../../../src/stages/entitlements/index.ts';
import type { FactSettings } from '../../../src/stages/profiles/index.ts';
import { loadFacts } from '../facts.ts';
import { loadYaml } from '../yaml.ts';

const COUNTRY = fileURLToPath(new URL('..', import.meta.url));
const SETTINGS = new URL('./settings.yaml', import.meta.url);

/** The programmes whose rules are written down, in the order pages show them. */
export const PROGRAMME_IDS = [
  'old-age-allowance',
  'disability-allowance',
  'child-support-grant',
  'sso-child-allowance',
  'poor-pupil-support',
  'eef-grant',
  'state-welfare-card',
  'swc-shop',
  'swc-transport',
  'swc-gas',
  'swc-electricity',
  'swc-water',
  'nsf-match',
  'rice-grower-payment',
  'long-term-care',
  'home-adaptation-disabled',
  'home-adaptation-elderly',
  'elderly-funeral',
  'justice-fund',
  'health-social-security',
  'health-civil-servant',
  'health-local-government',
  'health-state-body',
  'health-universal',
] as const;

/** Reads and checks every programme, how they hang together, and that profiles have the facts they ask. */
export function loadProgrammes(profile: FactSettings = loadFacts()): Programme[] {
  const settings = loadEntitlementSettings();
  checkAskedFacts(settings, profile, relative(COUNTRY, fileURLToPath(SETTINGS)));
  const files = PROGRAMME_IDS.map((id) => {
    const file = new URL(`./${id}/programme.yaml`, import.meta.url);
    return { file: relative(COUNTRY, fileURLToPath(file)), raw: loadYaml(file, z.unknown()) };
  });
  return readProgrammes(files, settings);
}

/** Reads programmes of another folder in the same shape; its own `settings.yaml` counts if it has one. */
export function loadProgrammesFrom(folder: string): Programme[] {
  const root = pathToFileURL(`${resolve(folder)}/`);
  const own = new URL('settings.yaml', root);
  const settings = existsSync(own) ? loadYaml(own, entitlementSettingsSchema) : loadEntitlementSettings();
  const files = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/programme.yaml`, root)))
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const raw = loadYaml(new URL(`${name}/programme.yaml`, root), z.unknown());
      return { file: `${name}/programme.yaml`, raw };
    });
  return readProgrammes(files, settings);
}

/** Reads the examples of a programme in another folder of the same shape; a programme without any guards nothing and is refused. */
export function loadCasesFrom(folder: string, id: string): CaseFile {
  const file = new URL(`${id}/cases.yaml`, pathToFileURL(`${resolve(folder)}/`));
  if (existsSync(file)) return loadYaml(file, caseFileSchema);
  const reason = 'there is no such file; write at least one case beside every programme';
  throw problem('CONTENT_INVALID', { file: `${id}/cases.yaml`, where: 'cases', reason });
}

/** Reads the facts that rules may ask, and how ages and fiscal years are counted. */
export function loadEntitlementSettings(): EntitlementSettings {
  return loadYaml(SETTINGS, entitlementSettingsSchema);
}

/** Reads the examples that guard a programme. */
export function loadCases(id: string): CaseFile {
  return loadYaml(new URL(`./${id}/cases.yaml`, import.meta.url), caseFileSchema);
}
