export { EXIT } from './codes.ts';
export { readMessage } from './messages/index.ts';
export { asProblem, Problem, type ProblemParams, problem, sentenceOf } from './problem.ts';
export { ALL_CODES, entryOf, type ProblemCode } from './registry.ts';
