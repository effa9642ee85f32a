import type { KeyHalves, PartedStep, SqlStep, Step } from '../../../base/lake/index.ts';
import type { Measure, MeasureSettings } from '../measures/index.ts';
import { areaParents, areas, presentVillages, type SideAreas } from '../places/index.ts';
import {
  cells,
  patternMeasures,
  patterns,
  slicedPatterns,
  sliceSets,
  villageFigures,
  villageSums,
} from './cell-steps.ts';
import {
  areaWords,
  figures,
  levelsOnVillages,
  orderedLevels,
  orderedVillages,
  peopleOfVillages,
  povertyPatterns,
  restsOfAreas,
  summedLevels,
} from './figure-steps.ts';
import { gapMarks } from './gap-steps.ts';
import { homeMarks, householdFigures } from './home-steps.ts';
import type { PeopleInputs } from './inputs.ts';
import { knownMeasures } from './known-step.ts';
import { layOut } from './marks.ts';
import type { MeasureContext } from './measure-columns.ts';
import { counted, partsOfPeople, people } from './people-steps.ts';
import { slicesOf } from './slices.ts';

export { placedNote } from './people-steps.ts';

/** What is counted, where, and what measures need to know. */
export type Counting = Readonly<{
  measures: readonly Measure[];
  settings: MeasureSettings;
  context: MeasureContext;
  side: SideAreas;
  keys: KeyHalves;
}>;

/** People once, as bits; then, one part of them after another, patterns of bits by village and slice; then each level from the one below. */
export function countingSteps(counting: Counting): Step[] {
  const { measures, settings, side } = counting;
  const all: PeopleInputs = { ...counting, layout: layOut(measures), slices: slicesOf(settings) };
  return [
    areas(side),
    areaParents(side),
    presentVillages(),
    ...[gapMarks, homeMarks, counted, knownMeasures, householdFigures].map((step) => step(all)),
    villagesInParts(all),
    people(all),
    ...summedLevels(),
    restsOfAreas(all),
    orderedLevels(all),
    areaWords(all),
    figures(all),
    povertyPatterns(),
  ];
}

/** Villages, a part of the people at a time: what is held in memory grows with the areas and measures there are, and not with the people. */
function villagesInParts(all: PeopleInputs): PartedStep {
  const steps = [cells, sliceSets, patterns, patternMeasures, slicedPatterns, villageSums, villageFigures];
  const gathered: SqlStep[] = [...levelsOnVillages(), peopleOfVillages(all)];
  return {
    table: 'villages_in_parts',
    of: ['counted', 'household_figures'],
    by: 'area_no',
    parts: partsOfPeople(),
    each: [
      ...steps.map((step) => step(all)),
      ...gathered.map((step) => ({ ...step, gathers: true })),
      orderedVillages(all),
    ],
  };
}
