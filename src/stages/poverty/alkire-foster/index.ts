export {
  type CardinalColumn,
  type CardinalFigures,
  type CardinalSource,
  cardinalSelect,
  readCardinalFigures,
} from './cardinal.ts';
export {
  bitIndicator,
  cellsSelect,
  LARGEST_SURVEY_WEIGHT,
  type MeasureGroup,
  type MeasureSource,
  patternColumns,
  rowCellsSelect,
  WEIGHT_SCALE,
  wholeWeight,
} from './cells.ts';
export { changeOver, type WaveChange, type WaveFigure } from './changes.ts';
export {
  defineMeasure,
  type Identification,
  type MeasureDimension,
  type MeasureIndicator,
  type MeasureSettings,
  type PovertyMeasure,
} from './define-measure.ts';
export {
  dimensionsOf,
  type IndicatorFigures,
  type PovertyFigures,
  povertyFigures,
} from './poverty-figures.ts';
export {
  type LeftOut,
  type PovertySums,
  readSums,
  sumsOfCells,
  sumsOfSums,
  sumsSelect,
} from './poverty-sums.ts';
export {
  auditFigures,
  auditSubgroups,
  type DecompositionFinding,
  decomposeBySubgroup,
  type SubgroupFigures,
} from './subgroups.ts';
