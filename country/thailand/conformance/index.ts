import {
  type Behaviour,
  behavioursSchema,
  type ConformanceCase,
  type ConformanceKit,
  casesSchema,
  kitSchema,
} from '../../../src/conformance/index.ts';
import { findYaml, loadYaml } from '../yaml.ts';

/** Reads what servers of the hub are held against: the cases, and what they are made from. */
export function loadConformance(): Readonly<{ kit: ConformanceKit; cases: readonly ConformanceCase[] }> {
  const kit = loadYaml(new URL('kit.yaml', import.meta.url), kitSchema);
  const files = findYaml(new URL('cases/', import.meta.url));
  return { kit, cases: files.flatMap((file) => loadYaml(file, casesSchema)) };
}

/** Reads what a hospital's program should show in its calls. */
export function loadBehaviours(): readonly Behaviour[] {
  return loadYaml(new URL('behaviours.yaml', import.meta.url), behavioursSchema).behaviours;
}
