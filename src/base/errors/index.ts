export { EXIT } from './codes.ts';
export { asProblem, Problem, type ProblemParams, problem, sentenceOf } from './problem.ts';
export { readMessage } from './read-message.ts';
export { ALL_CODES, entryOf, type ProblemCode } from './registry.ts';
