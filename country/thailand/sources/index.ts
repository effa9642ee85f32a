import { contractSchema, type SourceContract } from '../../../src/stages/intake/index.ts';
import { findYaml, loadYaml } from '../yaml.ts';

/** The contracts of every register that agencies send. */
export function loadContracts(): SourceContract[] {
  return findYaml(new URL('.', import.meta.url)).map((file) => loadYaml(file, contractSchema));
}
