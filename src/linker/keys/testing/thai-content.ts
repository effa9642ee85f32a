import { z } from 'zod';
import { loadNames } from '../../../../country/thailand/names/index.ts';
import { loadYaml } from '../../../../country/thailand/yaml.ts';
import { type FoldRules, foldRulesSchema } from '../fold.ts';

const COUNTRY = new URL('../../../../country/thailand/', import.meta.url);

/** How Thailand folds names, as the tests of keys see it. */
export function thaiFold(): FoldRules {
  return loadYaml(new URL('linkage.yaml', COUNTRY), z.object({ fold: foldRulesSchema })).fold;
}

/** Every given name of the corpus once. */
export function givenNames(): readonly string[] {
  const { male, female } = loadNames();
  return [...new Set([...male, ...female])];
}

/** How many keys a list of names has, and the size of the block that a name of the list expects to be in. */
export function blocksOf(names: readonly string[], key: (name: string) => string | null) {
  const sizes = new Map<string | null, number>();
  for (const name of names) sizes.set(key(name), (sizes.get(key(name)) ?? 0) + 1);
  const pairs = [...sizes.values()].reduce((sum, size) => sum + size * size, 0);
  return { keys: sizes.size, expectedBlock: pairs / names.length };
}
