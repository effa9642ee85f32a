export { aliasesOf } from './alias-keys.ts';
export { type CohortChanges, readChanges } from './changes.ts';
export {
  type CohortPeople,
  type CohortPeopleRequest,
  listCohortPeople,
} from './cohort-people.ts';
export {
  keyIn,
  type ListedPerson,
  MONEY,
  personColumns,
  readListedPerson,
  stepOf,
} from './person-row.ts';
export { among, standingOf } from './standing.ts';
