export type { Counts, CountsOf } from './counts.ts';
export { measuresOf, type ProgrammeName, storedMeasures } from './measures-of.ts';
export {
  type Measure,
  type MeasureSettings,
  type MeasureUnit,
  measureSettingsSchema,
  unitOf,
} from './settings.ts';
