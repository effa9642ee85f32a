import { type LinkageSettings, linkageSettingsSchema } from '../../src/stages/linkage/index.ts';
import { loadIntake } from './intake.ts';
import { loadYaml } from './yaml.ts';

/** Reads how rows of Thai registers are taken for one person; which titles tell a sex is said where titles are. */
export function loadLinkage(): LinkageSettings {
  const own = linkageSettingsSchema.omit({ sexOfTitle: true });
  const { m, f } = loadIntake().titles;
  return { ...loadYaml(new URL('linkage.yaml', import.meta.url), own), sexOfTitle: { m, f } };
}
