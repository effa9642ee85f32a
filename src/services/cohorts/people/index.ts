export { type CohortChanges, countChanges, readChanges } from './changes.ts';
export {
  type CohortPeople,
  type CohortPeopleRequest,
  listCohortPeople,
} from './cohort-people.ts';
export {
  keyIn,
  type ListedPerson,
  listedPersonReader,
  MONEY,
  personColumns,
  stepOf,
} from './person-row.ts';
export { among, seenAmong, standingOf } from './standing.ts';
