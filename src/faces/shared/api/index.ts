export { ApiProblem, codeOf, mayPass } from './api-problem.ts';
export { type PeopleQuestion, paths } from './paths.ts';
export { questions } from './questions.ts';
export { useReviewActs } from './use-review-acts.ts';
export { type SignIn, useSignIn } from './use-sign-in.ts';
