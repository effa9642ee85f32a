export { type Condition, columnsOf, conditionSchema } from './condition.ts';
export { conditionHolds, type RecordValues } from './condition-holds.ts';
export { conditionSql, type PairColumns } from './condition-sql.ts';
export { levelSql } from './level-sql.ts';
export { type Level, levelOf } from './levels.ts';
export {
  DATE_PARTS,
  type DatePart,
} from './measures/index.ts';
export { PRESETS, type Preset, type PresetOptions, presetLevels } from './presets.ts';
