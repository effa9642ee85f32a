export {
  type AreaAnswer,
  type AreaChildrenAnswer,
  type Figures,
  readArea,
  readAreaChildren,
} from './area-answer.ts';
export {
  type HouseholdPackageAnswer,
  readHousehold,
  readHouseholdPackage,
} from './household/index.ts';
export { listMeasures, type MeasureAnswer } from './measures.ts';
export { type PaymentsAnswer, type PaymentsQuestion, readPayments } from './payments/index.ts';
export { listPeople, type PeopleListAnswer, type PeopleRequest } from './people-list.ts';
export {
  type Archive,
  type ExplainQuestion,
  explainPerson,
  explainPersonThen,
  findProgramme,
  openArchive,
  type PersonAnswer,
  type PersonExplanation,
  readPerson,
} from './person/index.ts';
export { indexPlaces, type PlaceIndex, type PlaceStep, stepOf } from './place-index.ts';
export {
  countAnswers,
  describeForReader,
  listProgrammes,
  type ProgrammeAnswer,
  type ProgrammeHead,
  type ProgrammeQuestion,
} from './programmes/index.ts';
export { type NamedSource, openReading, type Reading } from './reading.ts';
export { listRejects, type RejectsAnswer, type RowOutcome } from './reject-list.ts';
