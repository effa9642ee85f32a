import type { KeyHalves, SqlStep } from '../../../base/lake/index.ts';
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
import { figures, orderedFigures, povertyPatterns, restsOfAreas, summedLevels } from './figure-steps.ts';
import { gapMarks } from './gap-steps.ts';
import { homeMarks } from './home-steps.ts';
import type { PeopleInputs } from './inputs.ts';
import { knownMeasures } from './known-step.ts';
import { layOut } from './marks.ts';
import type { MeasureContext } from './measure-columns.ts';
import { counted, people } from './people-steps.ts';
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

/** People once, as bits; then patterns of bits by village and slice; then each level from the one below. */
export function countingSteps(counting: Counting): SqlStep[] {
  const { measures, settings, side } = counting;
  const all: PeopleInputs = { ...counting, layout: layOut(measures), slices: slicesOf(settings) };
  return [
    areas(side),
    areaParents(side),
    presentVillages(),
    ...[gapMarks, homeMarks, counted, people, knownMeasures].map((step) => step(all)),
    ...[cells, sliceSets, patterns, patternMeasures, slicedPatterns, villageSums, villageFigures].map(
      (step) => step(all),
    ),
    ...summedLevels(),
    restsOfAreas(all),
    orderedFigures(all),
    figures(all),
    povertyPatterns(),
  ];
}
