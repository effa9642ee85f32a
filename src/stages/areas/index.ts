export { columnOf } from './counting/index.ts';
export type { MeasuredSet } from './homes/index.ts';
export {
  type Counts,
  type CountsOf,
  type Measure,
  type MeasureSettings,
  type MeasureUnit,
  measureSettingsSchema,
  measuresOf,
  type ProgrammeName,
  unitOf,
} from './measures/index.ts';
export { planAreas } from './plan.ts';
export { recordKey, recordKeyHalves } from './protection/index.ts';
