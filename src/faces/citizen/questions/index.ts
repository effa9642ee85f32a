export { paths, questions } from './questions.ts';
export { useActs } from './use-acts.ts';
