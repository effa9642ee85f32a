export {
  type AreaAnswer,
  type AreaChildrenAnswer,
  type Figures,
  readArea,
  readAreaChildren,
} from './area-answer.ts';
export { listMeasures, type MeasureAnswer } from './measures.ts';
export { listPeople, type PeopleListAnswer, type PeopleRequest } from './people-list.ts';
export { explainPerson, type PersonAnswer, readPerson } from './person/index.ts';
export { indexPlaces, type PlaceIndex, type PlaceStep, stepOf } from './place-index.ts';
export { type NamedSource, openReading, type Reading } from './reading.ts';
export { listRejects, type RejectsAnswer, type RowOutcome } from './reject-list.ts';
