import { type Comparison, contentProblem, type HouseholdNode, type Rounding } from '../content/index.ts';
import type { Expression, HouseholdExpression } from '../expression/index.ts';
import { unitIn } from './named.ts';
import { inside, ofType, quantityIn, type Scope } from './scope.ts';

/** One value against another of the same type. */
export function comparison(
  { left, op, right }: Readonly<{ left: Expression; op: Comparison; right: Expression }>,
  scope: Scope,
): Expression {
  if (left.type !== right.type) {
    throw contentProblem(scope, `${left.type} cannot be compared with ${right.type}`);
  }
  const ordered = op !== '=' && op !== '!=';
  if (ordered && (left.type === 'boolean' || left.type === 'text')) {
    throw contentProblem(scope, `${left.type} has no order; use '=' or '!=' instead of '${op}'`);
  }
  return { kind: 'compare', type: 'boolean', op, left, right };
}

/** Amounts of one type put together. */
export function combination(
  kind: 'add' | 'min' | 'max',
  parts: readonly Expression[],
  scope: Scope,
): Expression {
  const [type = 'money'] = parts.map((part, index) => {
    return quantityIn(ofType(part, parts[0]?.type ?? part.type, inside(scope, index)), inside(scope, index));
  });
  return { kind, type, parts };
}

/** What is left of one amount after another is taken away; it may be below zero. */
export function difference(
  { left, right }: Readonly<{ left: Expression; right: Expression }>,
  scope: Scope,
): Expression {
  const type = quantityIn(left, inside(scope, 'from'));
  return { kind: 'subtract', type, left, right: ofType(right, type, inside(scope, 'take')) };
}

/** Money times a whole number, rounded as the content says. */
export function product(
  { money, by, per, round }: Readonly<{ money: Expression; by: Expression; per: number; round: Rounding }>,
  scope: Scope,
): Expression {
  return {
    kind: 'multiply',
    type: 'money',
    money: ofType(money, 'money', inside(scope, 'money')),
    by: ofType(by, 'integer', inside(scope, 'by')),
    per,
    round,
  };
}

/** One step after another as one `if` in another, so that SQL, explanation and text need to know nothing of steps. */
export function staircase(
  steps: readonly Readonly<{ when: Expression; gives: Expression }>[],
  otherwise: Expression,
  scope: Scope,
): Expression {
  for (const [index, { gives }] of steps.entries()) {
    if (gives.type === otherwise.type) continue;
    const reason = `all steps must give the same type: this gives ${gives.type}, the last one ${otherwise.type}`;
    throw contentProblem(inside(scope, 'steps', index, 'gives'), reason);
  }
  return steps.reduceRight<Expression>(
    (rest, { when, gives }) => ({ kind: 'if', type: rest.type, when, gives, otherwise: rest }),
    otherwise,
  );
}

/** Refuses limits of steps that the law fixes and that do not rise, because the later step would never be reached. */
export function checkRising(limits: readonly (number | bigint | null)[], scope: Scope): void {
  for (const [index, limit] of limits.entries()) {
    const before = limits[index - 1] ?? null;
    if (limit === null || before === null || limit > before) continue;
    throw contentProblem(inside(scope, 'steps', index), 'the limits of the steps must rise');
  }
}

type Asked = Readonly<{ where: Expression | null; value: Expression | null }>;

/** A question about the members of a unit; which measure needs what is checked here. */
export function householdQuestion(node: HouseholdNode, asked: Asked, scope: Scope): HouseholdExpression {
  if (scope.ofMembers) {
    throw contentProblem(
      scope,
      'a household cannot be asked inside another; ask each member of a fact instead',
    );
  }
  const unit = unitIn(node.of, inside(scope, 'of'));
  const { measure } = node;
  const { where, value } = asked;
  if (where) ofType(where, 'boolean', inside(scope, 'where'));
  const sums = measure === 'sum' || measure === 'min' || measure === 'max';
  if (sums && !value)
    throw contentProblem(scope, `'${measure}' needs a 'value': what is taken of each member`);
  if (!sums && value) {
    throw contentProblem(inside(scope, 'value'), `'${measure}' takes no 'value', only 'where'`);
  }
  if ((measure === 'any' || measure === 'all') && !where) {
    throw contentProblem(scope, `'${measure}' needs a 'where': what is asked of each member`);
  }
  const type = value
    ? quantityIn(value, inside(scope, 'value'))
    : measure === 'count'
      ? 'integer'
      : 'boolean';
  return { kind: 'household', type, unit, measure, where, value };
}
