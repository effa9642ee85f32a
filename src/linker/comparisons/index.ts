export { type Condition, columnsOf, conditionSchema } from './condition.ts';
export { conditionHolds, type RecordValues } from './condition-holds.ts';
export { conditionSql, type PairColumns } from './condition-sql.ts';
export { levelSql } from './level-sql.ts';
export { ELSE_LEVEL, type Level, levelNumber, levelOf, UNKNOWN_LEVEL } from './levels.ts';
export {
  DATE_PARTS,
  type DatePart,
  damerau,
  jaroWinkler,
  levenshtein,
  placesThatDiffer,
} from './measures/index.ts';
export { PRESETS, type Preset, type PresetOptions, presetLevels } from './presets.ts';
