import type { KeyHalves } from '../../../base/lake/index.ts';
import type { Measure, MeasureSettings } from '../measures/index.ts';
import type { SideAreas } from '../places/index.ts';
import type { Layout } from './marks.ts';
import type { MeasureContext } from './measure-columns.ts';
import type { Slice } from './slices.ts';

/** Everything the steps are made from. */
export type PeopleInputs = Readonly<{
  /** Measures that are stored, in order. */
  measures: readonly Measure[];
  settings: MeasureSettings;
  context: MeasureContext;
  layout: Layout;
  slices: readonly Slice[];
  side: SideAreas;
  /** What record keys are made with. */
  keys: KeyHalves;
}>;
