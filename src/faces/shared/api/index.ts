export { ApiProblem, codeOf, mayPass } from './api-problem.ts';
export { listQuestions } from './list-questions.ts';
export { type FlagName, type FlagsQuestion, type ListPart, type PeopleQuestion, paths } from './paths.ts';
export { questions } from './questions.ts';
export { useFlagStep } from './use-flag-step.ts';
export { useListActs, useNewList } from './use-list-acts.ts';
export { useReviewActs } from './use-review-acts.ts';
export { type SignIn, useSignIn } from './use-sign-in.ts';
