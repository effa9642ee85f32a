export { forEverybody, whileAsked } from './asking.ts';
export { type Dialect, duckDbDialect as dialect, type ParquetLayout } from './dialect.ts';
export { lacksMemory, openDuckDb as openEngine } from './duckdb.ts';
export {
  type Cell,
  dayIn,
  type Engine,
  type EngineLimits,
  type NumberVector,
  numberIn,
  type Row,
  textIn,
} from './engine.ts';
export { each, publishFolder, type Sealing, type Stretch, servedByKey } from './files/index.ts';
export { type Build, type BuiltVersion, type Lake, openLake, type VersionIdentity } from './lake.ts';
export { openServing, type Serving } from './serving.ts';
export { id, join, literal, type RenderedSql, render, type Sql, type SqlValue, sql, trusted } from './sql.ts';
export {
  buildStage,
  type CodeStep,
  identifyStage,
  type PartedStep,
  type SqlStep,
  type StagePlan,
  type Step,
} from './steps.ts';
export { type KeyHalves, keyHalves } from './text-keys.ts';
export { schemaOf, tableIn, type Workspace } from './workspace.ts';
