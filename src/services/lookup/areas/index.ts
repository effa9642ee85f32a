export { type AreaAnswer, readArea } from './area-answer.ts';
export {
  type AreaChild,
  type AreaChildrenAnswer,
  type ChildrenQuestion,
  compareAreas,
  readAreaChildren,
} from './area-children.ts';
export { type AreaHistoryAnswer, type HistoryQuestion, readAreaHistory } from './area-history.ts';
export { type AreaMask, type AreaMasksAnswer, readAreaMasks } from './area-masks.ts';
export type { Figures } from './figures.ts';
export { listMeasures, type MeasureAnswer, type MeasuresAnswer } from './measures.ts';
export { publicationOf } from './publication.ts';
export { type ShownArea, showAreas } from './show-areas.ts';
