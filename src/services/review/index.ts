export {
  answerPair,
  type GivenReview,
  type ReviewedAnswer,
  readReviewed,
  type Seen,
  type UndoneAnswer,
  undoPair,
} from './answer-pair.ts';
export { askNext, type NextReview } from './ask-next.ts';
export { type ReviewDesk, type ReviewReading, reviewVersion } from './desk.ts';
export { type ReviewProgress, readProgress } from './progress.ts';
export { openQueues } from './queues.ts';
export type { ComparedField, ReviewItem } from './side-by-side.ts';
