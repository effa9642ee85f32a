import { type IsoDate, parseIsoDate } from '../../base/model/index.ts';
import {
  type BirthExpression,
  type BirthFacts,
  birthday,
  type Comparison,
  type Expression,
  monthAfter,
  spanOf,
  type Value,
} from './language/index.ts';

/** What is known of one person: a row of the profiles, or part of one. An absent fact is a fact not known. */
export type Facts = Readonly<Record<string, Value | null | undefined>>;

/** Works out an expression for one person; null is "not known", as in Kleene's logic and in SQL. */
export function evaluate(expression: Expression, facts: Facts): Value | null {
  switch (expression.kind) {
    case 'fact':
      return facts[expression.fact.fact] ?? null;
    case 'value':
      return expression.value;
    case 'compare':
      return compare(evaluate(expression.left, facts), expression.op, evaluate(expression.right, facts));
    case 'in':
      return isAmong(expression, facts);
    case 'all':
      return allOf(expression.parts.map((part) => evaluate(part, facts)));
    case 'any':
      return negate(allOf(expression.parts.map((part) => negate(evaluate(part, facts)))));
    case 'not':
      return negate(evaluate(expression.part, facts));
    case 'known':
      return (facts[expression.fact.fact] ?? null) !== null;
    case 'birth':
      return evaluateBirth(expression, facts);
    case 'if':
      return choose(expression, facts);
    case 'add':
    case 'min':
    case 'max':
      return combine(expression, facts);
    case 'reaches-age':
      return reachesAge(expression, facts);
    case 'month-after':
      return nextMonth(evaluate(expression.day, facts));
  }
}

/** The date of birth as far as it is known: the days it can be. */
export function birthSpan(
  birth: BirthFacts,
  facts: Facts,
): Readonly<{ first: IsoDate; last: IsoDate }> | null {
  const born = dateOf(facts[birth.date.fact]);
  if (!born) return null;
  const precision = facts[birth.precision];
  const partial = precision === 'year' || precision === 'month';
  if (!partial || birth.partial === 'first-day') return { first: born, last: born };
  return spanOf(born, precision);
}

/** Compares two values of one type; money may be bigint on one side and number on the other. */
function compare(left: Value | null, op: Comparison, right: Value | null): boolean | null {
  if (left === null || right === null) return null;
  const order = left < right ? -1 : left > right ? 1 : 0;
  switch (op) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function isAmong(expression: Extract<Expression, { kind: 'in' }>, facts: Facts): Value | null {
  const value = evaluate(expression.value, facts);
  const same = expression.list.map((item) => negate(compare(value, '=', evaluate(item, facts))));
  return negate(allOf(same));
}

function allOf(outcomes: readonly (Value | null)[]): boolean | null {
  if (outcomes.includes(false)) return false;
  return outcomes.includes(null) ? null : true;
}

function negate(outcome: Value | null): boolean | null {
  return outcome === null ? null : outcome === false;
}

function evaluateBirth(expression: BirthExpression, facts: Facts): boolean | null {
  const span = birthSpan(expression.birth, facts);
  if (!span) return null;
  if (span.last <= expression.bornBy) return expression.holdsIfBornBy;
  return span.first > expression.bornBy ? !expression.holdsIfBornBy : null;
}

function choose(expression: Extract<Expression, { kind: 'if' }>, facts: Facts): Value | null {
  const when = evaluate(expression.when, facts);
  if (when === null) return null;
  return evaluate(when ? expression.gives : expression.otherwise, facts);
}

function combine(
  expression: Extract<Expression, { kind: 'add' | 'min' | 'max' }>,
  facts: Facts,
): Value | null {
  let total: bigint | null = null;
  for (const part of expression.parts) {
    const value = evaluate(part, facts);
    if (value === null) return null;
    const amount = BigInt(value);
    if (total === null) total = amount;
    else if (expression.kind === 'add') total += amount;
    else if (expression.kind === 'min' ? amount < total : amount > total) total = amount;
  }
  return total;
}

function reachesAge(expression: Extract<Expression, { kind: 'reaches-age' }>, facts: Facts): Value | null {
  const span = birthSpan(expression.birth, facts);
  return span && span.first === span.last ? birthday(span.first, expression.years) : null;
}

function nextMonth(day: Value | null): Value | null {
  const date = dateOf(day);
  return date ? monthAfter(date) : null;
}

function dateOf(value: Value | null | undefined): IsoDate | undefined {
  return typeof value === 'string' ? parseIsoDate(value) : undefined;
}
