export { type IndicatorAnswer, prepareIndicator, type SurveyedHome } from './judge-by-tree.ts';
export { judgedColumns, judgeSet, ownerOf, standsIn } from './judge-sets.ts';
export { appliesColumn, columnOf, disagreesColumn, failsColumn } from './names.ts';
