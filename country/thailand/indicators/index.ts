import { z } from 'zod';
import type { SourceContract } from '../../../src/stages/intake/index.ts';
import {
  type ContentFile,
  type IndicatorCase,
  type IndicatorSet,
  indicatorCasesSchema,
  type PovertyContent,
  readPoverty,
} from '../../../src/stages/poverty/index.ts';
import { loadFacts } from '../facts.ts';
import { loadContracts } from '../sources/index.ts';
import { loadYaml } from '../yaml.ts';

/** The sets of indicators, the one used for targeting first. */
export const INDICATOR_SETS = ['tpmap-2560', 'bmn-2565', 'one-data', 'nesdc-mpi'] as const;

type Known = Readonly<{
  contracts: readonly SourceContract[];
  facts: Parameters<typeof readPoverty>[1]['facts'];
}>;

/** Reads what Thailand says of poverty: the survey, sets of indicators, and the rules for fragile households. */
export function loadPoverty(
  known: Known = { contracts: loadContracts(), facts: loadFacts() },
): PovertyContent {
  const files = { survey: read('survey'), sets: INDICATOR_SETS.map(read), fragile: read('fragile') };
  return readPoverty(files, known);
}

/** Reads all sets of indicators. */
export function loadIndicatorSets(): readonly IndicatorSet[] {
  return loadPoverty().sets;
}

/** Reads the set of indicators by which people are targeted. */
export function loadIndicators(): IndicatorSet {
  return loadPoverty().target;
}

function read(name: string): ContentFile {
  return {
    file: `indicators/${name}.yaml`,
    raw: loadYaml(new URL(`${name}.yaml`, import.meta.url), z.unknown()),
  };
}

/** Reads the households that guard a set of indicators. */
export function loadIndicatorCases(set: (typeof INDICATOR_SETS)[number]): IndicatorCase[] {
  return loadYaml(new URL(`${set}.cases.yaml`, import.meta.url), indicatorCasesSchema).cases;
}
