export { ApiProblem, codeOf, mayPass } from './api-problem.ts';
export { ask } from './ask.ts';
export {
  claimFigureQuestions,
  type OverviewQuestion,
  overviewPath,
  queuesPath,
  useReplayLetters,
} from './claim-figures/index.ts';
export {
  type ClaimsQuestion,
  claimPaths,
  claimQuestions,
  useCheckFiles,
  useClaimStep,
  useMendFiles,
  useSendFiles,
} from './claims/index.ts';
export { deskQuestions } from './desk-questions.ts';
export {
  type DisputeView,
  disputePaths,
  disputeQuestions,
  useDisputeAnswer,
} from './disputes/index.ts';
export { erasureQuestion, useAskErasure, useErasureStep } from './erasures/index.ts';
export { listQuestions } from './list-questions.ts';
export { lookUpQuestion, useAnswerLookUp, useAskLookUp } from './look-ups/index.ts';
export { type FlagName, type FlagsQuestion, type ListPart, type PeopleQuestion, paths } from './paths.ts';
export { questions } from './questions.ts';
export { type ReadsQuestion, readProofQuestion, readsPath, readsQuestion } from './reads/index.ts';
export {
  sharingPaths,
  sharingQuestions,
  useMoveAgreement,
  useReplay,
  type VersionName,
} from './sharing/index.ts';
export { useFlagStep } from './use-flag-step.ts';
export { useListActs, useNewList } from './use-list-acts.ts';
export { useReviewActs } from './use-review-acts.ts';
export { useEndSession, useSignOut } from './use-sign-out.ts';
export { useViewActs } from './use-view-acts.ts';
export { homeVisitQuestions, useHomeVisitActs, visitPaths } from './visits/index.ts';
