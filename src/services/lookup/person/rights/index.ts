export {
  type ExplainQuestion,
  explainPerson,
  explainPersonThen,
  findProgramme,
  type PersonExplanation,
} from './explain-person.ts';
export { lawOf } from './explanation.ts';
export { knownOn } from './known-on.ts';
export { needsOf, type PersonNeed } from './needs.ts';
export { type ExplainedRight, type RightAnswer, rightsBy, rightsOf } from './rights.ts';
