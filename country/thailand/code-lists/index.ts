import { type CodeList, codeListSchema } from '../../../src/stages/intake/index.ts';
import { findYaml, loadYaml } from '../yaml.ts';

/** The code lists that agencies' columns name. */
export function loadCodeLists(): CodeList[] {
  return findYaml(new URL('.', import.meta.url)).map((file) => loadYaml(file, codeListSchema));
}
