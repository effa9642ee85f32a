import { type StagePlan, sql } from '../../base/lake/index.ts';
import type { DatasetVersion, IsoDate } from '../../base/model/index.ts';
import { countingSteps, placedNote } from './counting/index.ts';
import type { MeasuredSet } from './homes/index.ts';
import { type MeasureSettings, measuresOf, type ProgrammeName, storedMeasures } from './measures/index.ts';
import type { NeedContext } from './needs/index.ts';
import type { SideAreas } from './places/index.ts';
import { recordKeyHalves } from './protection/index.ts';

/** What the areas stage reads and what the country says of measures. */
export type AreaInputs = Readonly<{
  places: DatasetVersion;
  profiles: DatasetVersion;
  entitlements: DatasetVersion;
  needs: DatasetVersion;
  poverty: DatasetVersion;
  gaps: DatasetVersion;
  measures: MeasureSettings;
  programmes: readonly ProgrammeName[];
  /** Dimensions of the indicator set by which people are targeted, in the order of their bits. */
  dimensions: readonly string[];
  /** Indicator sets that measures ask for by name. */
  sets?: readonly MeasuredSet[] | undefined;
  /** Rules by which households are fragile. */
  fragile?: readonly string[] | undefined;
  /** What people may need, which measures ask for by name. */
  needed?: NeedContext['needs'] | undefined;
  /** Regions and local administrations, counted beside the official levels. */
  side?: SideAreas | undefined;
  asOf: IsoDate;
  /** The secret with which the keys of published figures' noise are made. */
  secret: string;
}>;

/** Counts everything for every area in one pass over the people: who is behind each number, and the numbers. */
export function planAreas(inputs: AreaInputs): StagePlan {
  const { programmes, dimensions, asOf, sets = [], fragile = [] } = inputs;
  return {
    dataset: 'areas',
    parents: [inputs.places, inputs.profiles, inputs.entitlements, inputs.needs, inputs.poverty, inputs.gaps],
    settings: { asOf },
    steps: countingSteps({
      measures: storedMeasures(measuresOf(inputs.measures, programmes)),
      settings: inputs.measures,
      context: { programmes, dimensions, sets, fragile, needs: inputs.needed ?? [], asOf },
      side: inputs.side ?? { regions: [], locals: [] },
      keys: recordKeyHalves(inputs.secret),
    }),
    notes: {
      country: sql`select measure, value from figures where level = 'country' and grouping = 'all' order by measure`,
      placed: placedNote(),
    },
  };
}
