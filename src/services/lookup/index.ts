export { ageOn } from './age.ts';
export {
  type AreaAnswer,
  type AreaChild,
  type AreaChildrenAnswer,
  type AreaHistoryAnswer,
  type AreaMask,
  type AreaMasksAnswer,
  compareAreas,
  type Figures,
  listMeasures,
  type MeasureAnswer,
  type MeasuresAnswer,
  publicationOf,
  readArea,
  readAreaChildren,
  readAreaHistory,
  readAreaMasks,
  type ShownArea,
  showAreas,
} from './areas/index.ts';
export {
  type HouseholdPackageAnswer,
  readHousehold,
  readHouseholdPackage,
  readRoster,
} from './household/index.ts';
export { type LooksAnswer, listLooks } from './looks.ts';
export { type PaymentsAnswer, type PaymentsQuestion, readPayments } from './payments/index.ts';
export { listPeople, type PeopleListAnswer, type PeopleRequest } from './people-list.ts';
export {
  type Archive,
  allKeys,
  currentKey,
  type ExplainedRight,
  type ExplainQuestion,
  explainPerson,
  explainPersonThen,
  type FactAnswer,
  type FactsAnswer,
  factsOf,
  findProgramme,
  listFacts,
  memberRows,
  openArchive,
  type PersonAnswer,
  type PersonExplanation,
  peopleSeen,
  provenanceOf,
  readDoubts,
  readKnown,
  readPerson,
  rightsBy,
} from './person/index.ts';
export { type PlaceIndex, type PlaceStep, stepOf } from './place-index.ts';
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
export { type SearchAnswer, type SearchRequest, searchPeople } from './search/index.ts';
