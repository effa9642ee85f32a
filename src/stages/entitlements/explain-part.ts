import type { Text } from '../../base/model/index.ts';
import { birthSpan, evaluate, type Facts } from './evaluate.ts';
import {
  type BirthExpression,
  childrenOf,
  daysBetween,
  type Expression,
  type FactDeclaration,
  type LawReference,
  type ParameterUse,
  type Value,
} from './language/index.ts';
import { toText, writeValue } from './to-text.ts';

export type Outcome = 'passed' | 'failed' | 'unknown';

/** Where each fact comes from and for which day it stands. */
export type Provenance = Readonly<
  Record<string, Readonly<{ source: string | null; asOf: string | null }> | undefined>
>;

/** A fact as it was used. Money is satang. */
export type ExplainedFact = Readonly<{
  fact: string;
  label: Text;
  value: boolean | number | string | null;
  source: string | null;
  asOf: string | null;
}>;

/** A dated value of the law as it was used. */
export type ExplainedParameter = Readonly<{ parameter: string; value: Text; law: LawReference }>;

/** How far the person is from the threshold: above zero on the right side of it, below zero on the wrong side. */
export type Distance = Readonly<{ unit: 'satang' | 'count' | 'days'; margin: number }>;

/** One node of a condition with its outcome, and below a branch the outcome of every part. */
export type ExplainedPart = Readonly<{
  text: Text;
  outcome: Outcome;
  facts: readonly ExplainedFact[];
  parameters: readonly ExplainedParameter[];
  distance?: Distance;
  parts: readonly ExplainedPart[];
}>;

/** What is known of the person, and from where. */
export type Known = Readonly<{ facts: Facts; provenance?: Provenance | undefined }>;

/** What can be said of an expression before any person is looked at. */
export type PreparedPart = Readonly<{
  expression: Expression;
  text: Text;
  facts: readonly FactDeclaration[];
  parameters: readonly ExplainedParameter[];
  parts: readonly PreparedPart[];
}>;

/** Prepares an expression once, so that explaining many people writes no sentence twice. */
export function preparePart(expression: Expression): PreparedPart {
  return {
    expression,
    text: toText(expression),
    facts: [...new Set(factsIn(expression))],
    parameters: parametersIn(expression),
    parts: partsOf(expression).map(preparePart),
  };
}

/** Explains a prepared yes/no expression for one person. */
export function explainPart(part: PreparedPart, known: Known): ExplainedPart {
  const distance = distanceOf(part.expression, known.facts);
  return {
    text: part.text,
    outcome: outcomeOf(evaluate(part.expression, known.facts)),
    facts: explainFacts(part, known),
    parameters: part.parameters,
    ...(distance && { distance }),
    parts: part.parts.map((inner) => explainPart(inner, known)),
  };
}

/** The facts an expression asks, with their values and sources. */
export function explainFacts({ facts }: PreparedPart, { facts: row, provenance }: Known): ExplainedFact[] {
  return facts.map(({ fact, label }) => ({
    fact,
    label,
    value: plain(row[fact]),
    source: textOf(row[`${fact}_source`]) ?? provenance?.[fact]?.source ?? null,
    asOf: textOf(row[`${fact}_as_of`]) ?? provenance?.[fact]?.asOf ?? null,
  }));
}

function factsIn(expression: Expression): readonly FactDeclaration[] {
  switch (expression.kind) {
    case 'fact':
    case 'known':
      return [expression.fact];
    case 'birth':
    case 'reaches-age':
      return [expression.birth.date];
    default:
      return childrenOf(expression).flatMap(factsIn);
  }
}

function parametersIn(expression: Expression): ExplainedParameter[] {
  const found = new Map(usedIn(expression).map((use) => [use.parameter, use]));
  return [...found.values()].map(({ parameter, value, law }) => ({
    parameter,
    value: { th: writeValue(value, 'th'), en: writeValue(value, 'en') },
    law,
  }));
}

function usedIn(expression: Expression): readonly ParameterUse[] {
  const own = 'from' in expression && expression.from ? [expression.from] : [];
  return [...own, ...childrenOf(expression).flatMap(usedIn)];
}

/** The parts worth a line of their own; "does not have a card" is one line, not a "not" above "has a card". */
function partsOf(expression: Expression): readonly Expression[] {
  if (expression.kind === 'all' || expression.kind === 'any') return expression.parts;
  if (expression.kind === 'not') return isLeaf(expression.part) ? [] : [expression.part];
  if (expression.kind === 'if') return [expression.when, expression.gives, expression.otherwise];
  return [];
}

function isLeaf(expression: Expression): boolean {
  return expression.kind === 'fact' || expression.kind === 'known';
}

function outcomeOf(value: Value | null): Outcome {
  if (value === null) return 'unknown';
  return value === true ? 'passed' : 'failed';
}

function distanceOf(expression: Expression, facts: Facts): Distance | undefined {
  if (expression.kind === 'birth') return birthDistance(expression, facts);
  if (expression.kind !== 'compare' || expression.op === '=' || expression.op === '!=') return undefined;
  const type = expression.left.type;
  const left = evaluate(expression.left, facts);
  const right = evaluate(expression.right, facts);
  if (left === null || right === null || (type !== 'money' && type !== 'integer')) return undefined;
  const upward = expression.op === '>' || expression.op === '>=';
  const margin = upward ? Number(left) - Number(right) : Number(right) - Number(left);
  return { unit: type === 'money' ? 'satang' : 'count', margin };
}

function birthDistance(expression: BirthExpression, facts: Facts): Distance | undefined {
  const span = birthSpan(expression.birth, facts);
  if (!span || span.first !== span.last) return undefined;
  const days = daysBetween(span.first, expression.bornBy);
  return { unit: 'days', margin: expression.holdsIfBornBy ? days : 0 - days };
}

function textOf(value: Value | null | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function plain(value: Value | null | undefined): ExplainedFact['value'] {
  if (value === undefined) return null;
  return typeof value === 'bigint' ? Number(value) : value;
}
