export { readAround } from './circle.ts';
export { readDoubts } from './doubts.ts';
export { type FactAnswer, type FactsAnswer, factsOf, listFacts, provenanceOf } from './facts.ts';
export { allKeys, currentKey, findPerson, peopleSeen } from './find-person.ts';
export { readKnown } from './known.ts';
export { membersOf } from './members.ts';
export { type PersonAnswer, readPerson } from './person.ts';
export { type Archive, findAmong, openArchive } from './person-then.ts';
export {
  type ExplainedRight,
  type ExplainQuestion,
  explainPerson,
  explainPersonThen,
  findProgramme,
  knownOn,
  lawOf,
  type PersonExplanation,
  rightsBy,
} from './rights/index.ts';
export { memberRows } from './ties.ts';
