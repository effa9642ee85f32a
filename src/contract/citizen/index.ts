export {
  type AnswerDispute,
  answerDisputeSchema,
  type DisputeAnswer,
  type DisputeQueueAnswer,
  disputeQueueSchema,
  disputeSchema,
  type MyDisputesAnswer,
  myDisputesSchema,
  type OpenDispute,
  type OpenedDisputeAnswer,
  openDisputeSchema,
  openedDisputeSchema,
  type StepDispute,
  stepDisputeSchema,
} from './disputes.ts';
export {
  type ActFor,
  actForSchema,
  type MeAnswer,
  type MyFactAnswer,
  type MyFactsAnswer,
  type MyHouseholdsAnswer,
  type MyLooksAnswer,
  meSchema,
  myFactsSchema,
  myHouseholdsSchema,
  myLooksSchema,
} from './me.ts';
export { type MyRightsAnswer, myRightsSchema, type ObstacleAnswer } from './rights.ts';
export {
  type MyVisitAnswer,
  type MyVisitDetailsAnswer,
  type MyVisitsAnswer,
  myVisitDetailsSchema,
  myVisitsSchema,
} from './visits.ts';
