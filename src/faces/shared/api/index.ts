export { ApiProblem, codeOf, mayPass } from './api-problem.ts';
export { ask } from './ask.ts';
export { deskQuestions } from './desk-questions.ts';
export {
  type DisputeView,
  disputePaths,
  disputeQuestions,
  useDisputeAnswer,
} from './disputes/index.ts';
export { listQuestions } from './list-questions.ts';
export { lookUpQuestion, useAnswerLookUp, useAskLookUp } from './look-ups/index.ts';
export { type FlagName, type FlagsQuestion, type ListPart, type PeopleQuestion, paths } from './paths.ts';
export { questions } from './questions.ts';
export { type ReadsQuestion, readProofQuestion, readsPath, readsQuestion } from './reads/index.ts';
export { useFlagStep } from './use-flag-step.ts';
export { useListActs, useNewList } from './use-list-acts.ts';
export { useReviewActs } from './use-review-acts.ts';
export { forgetSearches, useEndSession, useSignOut } from './use-sign-out.ts';
export { useViewActs } from './use-view-acts.ts';
