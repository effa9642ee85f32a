export { readAround } from './circle.ts';
export { type FactsAnswer, listFacts } from './facts.ts';
export { allKeys, currentKey, findPerson, peopleSeen } from './find-person.ts';
export { readKnown } from './known.ts';
export { type PersonAnswer, readPerson } from './person.ts';
export { type Archive, findAmong, openArchive } from './person-then.ts';
export {
  type ExplainQuestion,
  explainPerson,
  explainPersonThen,
  findProgramme,
  lawOf,
  type PersonExplanation,
} from './rights/index.ts';
