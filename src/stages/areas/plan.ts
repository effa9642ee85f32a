import { type StagePlan, sql } from '../../base/lake/index.ts';
import type { DatasetVersion, IsoDate } from '../../base/model/index.ts';
import { areaCells, cells, figures, groupedAreas, householdCells } from './figure-steps.ts';
import { gapSums, type PeopleInputs, people, placedPeople } from './people-steps.ts';
import { type MeasureSettings, measuresOf, type ProgrammeName } from './settings.ts';

/** What the areas stage reads and what the country says of measures. */
export type AreaInputs = Readonly<{
  profiles: DatasetVersion;
  entitlements: DatasetVersion;
  poverty: DatasetVersion;
  gaps: DatasetVersion;
  measures: MeasureSettings;
  programmes: readonly ProgrammeName[];
  /** Dimensions of the indicator set, in the order of their bits. */
  dimensions: readonly string[];
  asOf: IsoDate;
}>;

/** Counts everything for every area: the people behind each number, and the numbers. */
export function planAreas(inputs: AreaInputs): StagePlan {
  const { programmes, dimensions, asOf } = inputs;
  const measures = measuresOf(inputs.measures, programmes);
  const all: PeopleInputs = {
    measures,
    settings: inputs.measures,
    context: { programmes, dimensions, asOf },
  };
  return {
    dataset: 'areas',
    parents: [inputs.profiles, inputs.entitlements, inputs.poverty, inputs.gaps],
    settings: { asOf },
    steps: [gapSums, placedPeople, people, cells, householdCells, areaCells, groupedAreas, figures].map(
      (step) => step(all),
    ),
    notes: {
      country: sql`select measure, value from figures where level = 'country' and grouping = 'all' order by measure`,
    },
  };
}
