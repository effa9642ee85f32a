export {
  type AreaAnswer,
  type AreaChild,
  type AreaChildrenAnswer,
  type AreaSearchAnswer,
  type AreaStep,
  areaChildrenSchema,
  areaSchema,
  areaSearchSchema,
  type BoundariesAnswer,
  boundariesSchema,
  type Figures,
} from './areas.ts';
export type { ConditionPart, ExplanationAnswer } from './explain.ts';
export {
  type FlagListAnswer,
  type FlagRow,
  type FlagStanding,
  type FlagState,
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
export {
  type HouseholdDetail,
  type HouseholdPackageAnswer,
  householdDetailSchema,
  householdPackageSchema,
  type PackageFigures,
  type PackageRight,
  type RightDifference,
} from './household/index.ts';
export { type MeasureAnswer, type MeasuresAnswer, measuresSchema } from './measures.ts';
export {
  type FactAnswer,
  type PaymentsAnswer,
  type PeopleListAnswer,
  type PersonAnswer,
  type PersonExplanation,
  type PersonRow,
  paymentsSchema,
  peopleListSchema,
  personExplanationSchema,
  personSchema,
  type RightAnswer,
} from './people.ts';
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
export { type SessionAnswer, sessionSchema, signInSchema } from './session.ts';
export type { SourceDateAnswer } from './text.ts';
