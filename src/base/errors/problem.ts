import type { Language } from '../model/index.ts';
import { entryOf, type ProblemCode } from './registry.ts';

/** What a problem may say about itself: short facts, never personal data. */
export type ProblemParams = Readonly<Record<string, string | number>>;

/** The one error type: a code, its parameters and, where there is one, the cause. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly params: ProblemParams;

  constructor(code: ProblemCode, params: ProblemParams, cause?: unknown) {
    const shown = withoutNumbers(params);
    super(`${code}: ${fill(entryOf(code).text.en, shown)}`, { cause });
    this.name = 'Problem';
    this.code = code;
    this.params = shown;
  }
}

/** As many digits as a person's number has, with dashes between or without. */
const PERSON_NUMBER = /(?<!\d)\d(?:-?\d){12}(?!\d)/g;

/** People type numbers where none belong, and problems are answered, printed and kept: what may be a person's number never gets that far. */
function withoutNumbers(params: ProblemParams): ProblemParams {
  const cleaned = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.replaceAll(PERSON_NUMBER, '…') : value,
  ]);
  return Object.fromEntries(cleaned);
}

/** Makes a Problem, so that throwing reads as a sentence: `throw problem('USAGE', { reason })`. */
export function problem(code: ProblemCode, params: ProblemParams = {}, cause?: unknown): Problem {
  return new Problem(code, params, cause);
}

/** Turns whatever was thrown into a Problem; what is not one already becomes UNEXPECTED with the place it came from. */
export function asProblem(thrown: unknown, where: string): Problem {
  if (thrown instanceof Problem) return thrown;
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return new Problem('UNEXPECTED', { where, reason }, thrown);
}

/** The problem's sentence in one language. */
export function sentenceOf(thrown: Problem, language: Language): string {
  return fill(entryOf(thrown.code).text[language], thrown.params);
}

function fill(template: string, params: ProblemParams): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '?'));
}
