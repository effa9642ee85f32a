export { type DisputeView, disputePaths, disputeQuestions } from './dispute-questions.ts';
export { useDisputeAnswer } from './use-dispute-answer.ts';
