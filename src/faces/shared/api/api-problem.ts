import type { ProblemAnswer } from '../../../contract/index.ts';

/** A question that was refused, or that nobody answered (`answer` is then absent). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly answer: ProblemAnswer | undefined;

  constructor(path: string, answer?: ProblemAnswer) {
    super(`${path}: ${answer?.code ?? 'no answer'}`);
    this.answer = answer;
  }
}

/** The code of a refusal, when it is one of the API's. */
export function codeOf(thrown: unknown): string | undefined {
  return thrown instanceof ApiProblem ? thrown.answer?.code : undefined;
}

/** Whether asking again may help: nobody answered, or the service itself was not able to. */
export function mayPass(thrown: unknown): boolean {
  return !(thrown instanceof ApiProblem) || thrown.answer === undefined || thrown.answer.status >= 500;
}
