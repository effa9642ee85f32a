export {
  answerDispute,
  type DisputeDesk,
  type DisputeQueue,
  type DisputeReply,
  listDisputes,
  type OpenedDispute,
  type QueueQuestion,
  readDispute,
} from './answer-dispute.ts';
export type { DisputeAnswer } from './dispute-answer.ts';
export {
  type CitizenDesk,
  type CitizenStep,
  type DisputeClaim,
  listMyDisputes,
  openDispute,
  stepMyDispute,
} from './open-dispute.ts';
