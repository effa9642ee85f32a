import { type IndicatorSet, indicatorSetSchema } from '../../../src/stages/poverty/index.ts';
import { loadYaml } from '../yaml.ts';

/** Reads the set of indicators by which households are found poor. */
export function loadIndicators(): IndicatorSet {
  return loadYaml(new URL('tpmap-2560.yaml', import.meta.url), indicatorSetSchema);
}
