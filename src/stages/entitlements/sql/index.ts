export { besidePeople } from './beside-people.ts';
export { columnsAsked, unitKeysAsked } from './columns-asked.ts';
export {
  type CompiledProgramme,
  type CompiledProgrammes,
  compileProgramme,
  compileProgrammes,
} from './compiled.ts';
export { decisionColumnNames, decisionColumns, monthlyInSql } from './decision-columns.ts';
export { decidingSteps } from './decisions.ts';
export { toSql, type UnitColumn } from './expressions/index.ts';
export { openUnitQuestions, type UnitQuestions } from './units.ts';
