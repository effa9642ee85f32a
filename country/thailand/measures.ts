import { problem } from '../../src/base/errors/index.ts';
import { type MeasureSettings, measureSettingsSchema } from '../../src/stages/areas/index.ts';
import type { GapSettings } from '../../src/stages/gaps/index.ts';
import { loadYaml } from './yaml.ts';

/** What measures are checked against and take over. */
export type MeasureContent = Readonly<{
  gaps: Pick<GapSettings, 'mayNotCombine'>;
  programmes: readonly Readonly<{ id: string }>[];
}>;

/** Reads what is counted for every area; what may not be combined with a programme stands with the gaps. */
export function loadMeasures({ gaps, programmes }: MeasureContent): MeasureSettings {
  const settings = loadYaml(new URL('measures.yaml', import.meta.url), measureSettingsSchema);
  const unknown = settings.programmesForTheDead.find((one) => !programmes.some(({ id }) => id === one));
  if (unknown) {
    const reason = `there is no programme '${unknown}'; correct its id in programmesForTheDead`;
    throw problem('CONTENT_INVALID', { file: 'measures.yaml', where: unknown, reason });
  }
  const mayNotCombine = gaps.mayNotCombine.map(({ programme }) => programme);
  return { ...settings, mayNotCombine: [...settings.mayNotCombine, ...mayNotCombine] };
}
