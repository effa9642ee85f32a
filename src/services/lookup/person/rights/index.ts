export {
  type ExplainQuestion,
  explainPerson,
  explainPersonThen,
  findProgramme,
  type PersonExplanation,
} from './explain-person.ts';
export { lawOf } from './explanation.ts';
export { type RightAnswer, rightsOf } from './rights.ts';
