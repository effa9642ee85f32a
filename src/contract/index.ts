export * from './agreements/index.ts';
export {
  type AreaAnswer,
  type AreaChild,
  type AreaChildrenAnswer,
  type AreaComparisonAnswer,
  type AreaHistoryAnswer,
  type AreaMasksAnswer,
  type AreaSearchAnswer,
  type AreaStep,
  areaChildrenSchema,
  areaComparisonSchema,
  areaHistorySchema,
  areaMasksSchema,
  areaSchema,
  areaSearchSchema,
  type BoundariesAnswer,
  boundariesSchema,
  type Figures,
  type HiddenReason,
  type Protection,
} from './areas.ts';
export * from './audit/index.ts';
export * from './citizen/index.ts';
export * from './claims/index.ts';
export {
  type AskCondition,
  askConditionSchema,
  type ChangeByHand,
  type ChangeCohort,
  type CohortChanges,
  type CohortDetail,
  type CohortHead,
  type CohortList,
  type CohortOverlap,
  type CohortPeople,
  type CohortPerson,
  type CohortPreview,
  type CohortRefreshed,
  type CreateCohort,
  changeByHandSchema,
  changeCohortSchema,
  cohortChangesSchema,
  cohortIdSchema,
  cohortListSchema,
  cohortOverlapSchema,
  cohortPeopleSchema,
  cohortPreviewSchema,
  cohortRefreshedSchema,
  cohortSchema,
  createCohortSchema,
  type ExportCohort,
  exportCohortSchema,
} from './cohorts.ts';
export * from './desk/index.ts';
export * from './erasures/index.ts';
export * from './events/index.ts';
export {
  type FlagListAnswer,
  type FlagRow,
  type FlagStanding,
  flagListSchema,
  flagStandingSchema,
  flagStateSchema,
  type OpenAnswers,
  openAnswersSchema,
  type PersonFlag,
  type PersonFlags,
  personFlagsSchema,
  type TakeFlagStep,
  takeFlagStepSchema,
} from './flags.ts';
export * from './household/index.ts';
export * from './identity/index.ts';
export {
  type MeasureAnswer,
  type MeasuresAnswer,
  measuresSchema,
} from './measures.ts';
export {
  type OpenCatalogue,
  type OpenColumn,
  type OpenDictionary,
  type OpenFormat,
  type OpenRecord,
  openCatalogueSchema,
  openDictionarySchema,
} from './open-data.ts';
export * from './person/index.ts';
export { type ProblemAnswer, problemSchema } from './problems.ts';
export {
  type ProgrammeAnswer,
  type ProgrammesAnswer,
  programmeSchema,
  programmesSchema,
} from './programmes.ts';
export {
  type GiveReview,
  giveReviewSchema,
  type ReviewAnswer,
  type ReviewEvidence,
  type ReviewedAnswer,
  type ReviewField,
  type ReviewItemAnswer,
  type ReviewNextAnswer,
  type ReviewProgressAnswer,
  type ReviewState,
  type ReviewUndoneAnswer,
  reviewedSchema,
  reviewNextSchema,
  reviewProgressSchema,
  reviewUndoneSchema,
} from './review.ts';
export type { SourceDateAnswer } from './text.ts';
export {
  type ListedPerson,
  type MissingHouseholds,
  missingHouseholdsSchema,
  type RouteSheet,
  routeSheetSchema,
  type VisitHousehold,
} from './visits.ts';
