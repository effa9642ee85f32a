export {
  answerDispute,
  type DisputeDesk,
  type DisputeReply,
  type OpenedDispute,
  readDispute,
} from './answer-dispute.ts';
export { agencyOfClaims } from './claim-subject.ts';
export type { DisputeAnswer } from './dispute-answer.ts';
export { type DisputeQueue, listDisputes, type QueueQuestion } from './dispute-queue.ts';
export { endCorrections } from './end-corrections.ts';
export {
  type CitizenDesk,
  type CitizenStep,
  type DisputeClaim,
  listMyDisputes,
  openDispute,
  stepMyDispute,
} from './open-dispute.ts';
