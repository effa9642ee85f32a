export { columnOf } from './measure-columns.ts';
export { planAreas } from './plan.ts';
export {
  type Measure,
  type MeasureSettings,
  measureSettingsSchema,
  measuresOf,
  type ProgrammeName,
  unitOf,
} from './settings.ts';
