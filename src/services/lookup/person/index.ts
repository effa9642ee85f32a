export { readAround } from './circle.ts';
export {
  type ExplainQuestion,
  explainPerson,
  explainPersonThen,
  findProgramme,
  type PersonExplanation,
} from './explain-person.ts';
export { lawOf } from './explanation.ts';
export { allKeys, currentKey, findPerson } from './find-person.ts';
export { readKnown } from './known.ts';
export { type PersonAnswer, readPerson } from './person.ts';
export { type Archive, findAmong, openArchive } from './person-then.ts';
