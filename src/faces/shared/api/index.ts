export { ApiProblem, codeOf, mayPass } from './api-problem.ts';
export { type FlagName, type FlagsQuestion, type PeopleQuestion, paths } from './paths.ts';
export { questions } from './questions.ts';
export { useFlagStep } from './use-flag-step.ts';
export { useReviewActs } from './use-review-acts.ts';
export { type SignIn, useSignIn } from './use-sign-in.ts';
