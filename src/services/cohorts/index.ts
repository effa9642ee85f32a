export {
  archiveCohort,
  changeByHand,
  createCohort,
  type HandOrder,
  type NewCohort,
  refreshCohort,
  renameCohort,
} from './change-cohort.ts';
export type { CohortDesk, CohortReading, CohortStep, ListingDesk } from './cohort-desk.ts';
export { type CohortAnswer, type CohortHead, listCohorts, readCohort } from './cohort-list.ts';
export {
  type CohortOverlap,
  type CohortPreview,
  type ConditionAsked,
  overlapOf,
  previewCohort,
} from './condition/index.ts';
export { type ExportedCohort, type ExportOrder, exportCohort } from './export/index.ts';
export {
  listMissingHouseholds,
  type MissingHouseholds,
  type RouteSheet,
  readRouteSheet,
  sumMissingHouseholds,
  type VisitHousehold,
} from './households/index.ts';
export {
  type CohortChanges,
  type CohortPeople,
  type CohortPeopleRequest,
  countChanges,
  listCohortPeople,
  readChanges,
} from './people/index.ts';
