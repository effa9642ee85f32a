import type { Text } from '../../base/model/index.ts';
import type { Country } from '../../country.ts';
import { type Measure, measuresOf, unitOf } from '../../stages/areas/index.ts';

/** A measure as people see it. */
export type MeasureAnswer = Readonly<{
  id: string;
  title: Text;
  definition: Text;
  unit: ReturnType<typeof unitOf>;
  layer: Measure['layer'];
  programme: string | null;
  direction: Measure['direction'];
  hasList: boolean;
  over: string | null;
}>;

type Named = { id: string; title: Text };

/** All measures, groups and programmes of a country, in the order of its content. */
export function listMeasures(country: Country): {
  measures: MeasureAnswer[];
  groups: Named[];
  programmes: Named[];
} {
  const { sexes, stages, groups } = country.measures;
  return {
    measures: measuresOf(country.measures, country.programmes).map((measure) => ({
      id: measure.id,
      title: measure.title,
      definition: measure.definition,
      unit: unitOf(measure),
      layer: measure.layer,
      programme: measure.programme,
      direction: measure.direction,
      hasList: unitOf(measure) === 'people',
      over: measure.over,
    })),
    groups: [
      { id: 'sex:m', title: sexes.m },
      { id: 'sex:f', title: sexes.f },
      ...stages.map((stage) => ({ id: `stage:${stage.id}`, title: stage.title })),
      ...groups.map((group) => ({ id: `group:${group.id}`, title: group.title })),
    ],
    programmes: country.programmes.map(({ id, title }) => ({ id, title })),
  };
}
