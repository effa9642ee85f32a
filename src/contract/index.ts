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
export { type ExplanationAnswer, explanationSchema } from './explain.ts';
export { type MeasureAnswer, type MeasuresAnswer, measuresSchema } from './measures.ts';
export {
  type FactAnswer,
  type PeopleListAnswer,
  type PersonAnswer,
  type PersonRow,
  peopleListSchema,
  personSchema,
  type RightAnswer,
} from './people.ts';
export { type ProblemAnswer, problemSchema } from './problems.ts';
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
