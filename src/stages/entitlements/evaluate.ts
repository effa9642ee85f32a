import type { Expression, Value } from './language/index.ts';
import {
  type Circle,
  combineQuantities,
  compareValues,
  type Facts,
  measureMembers,
  multiplyMoney,
  type Prepared,
  prepareAreaTable,
  prepareBirthTest,
  prepareMonthAfter,
  prepareMonthsBetween,
  prepareReachesAge,
  subtractQuantities,
} from './tree/index.ts';

export { birthSpan, type Circle, type Facts, type Prepared } from './tree/index.ts';

/** Works out an expression for one person; null is "not known", as in Kleene's logic and in SQL. */
export function evaluate(expression: Expression, facts: Facts, circle?: Circle): Value | null {
  return prepareEvaluate(expression)(facts, circle);
}

/** Turns an expression into a function, so that working it out for many people does not read its tree again. */
export function prepareEvaluate(expression: Expression): Prepared {
  switch (expression.kind) {
    case 'fact':
      return factOf(expression.fact.fact);
    case 'value':
      return always(expression.value);
    case 'known':
      return isKnown(expression.fact.fact);
    case 'all':
      return every(expression.parts.map(prepareEvaluate));
    case 'any':
      return some(expression.parts.map(prepareEvaluate));
    case 'not':
      return not(prepareEvaluate(expression.part));
    case 'in':
      return isAmong(prepareEvaluate(expression.value), expression.list.map(prepareEvaluate));
    case 'if':
      return choose(expression);
    case 'receives':
      return prepareEvaluate(expression.holds);
    case 'birth':
      return prepareBirthTest(expression);
    case 'area-table':
      return prepareAreaTable(expression);
    case 'reaches-age':
      return prepareReachesAge(expression);
    case 'month-after':
      return prepareMonthAfter(prepareEvaluate(expression.day));
    case 'months-between':
      return prepareMonthsBetween(prepareEvaluate(expression.first), prepareEvaluate(expression.second));
    default:
      return prepareQuantity(expression);
  }
}

type Quantity = Extract<
  Expression,
  { kind: 'compare' | 'household' | 'add' | 'min' | 'max' | 'subtract' | 'multiply' }
>;

function prepareQuantity(expression: Quantity): Prepared {
  switch (expression.kind) {
    case 'compare':
      return compareValues(
        expression.op,
        prepareEvaluate(expression.left),
        prepareEvaluate(expression.right),
      );
    case 'household': {
      const { where, value } = expression;
      return measureMembers(expression, {
        where: where && prepareEvaluate(where),
        value: value && prepareEvaluate(value),
      });
    }
    case 'add':
    case 'min':
    case 'max':
      return combineQuantities(expression, expression.parts.map(prepareEvaluate));
    case 'subtract':
      return subtractQuantities(
        expression.type,
        prepareEvaluate(expression.left),
        prepareEvaluate(expression.right),
      );
    case 'multiply':
      return multiplyMoney(expression, prepareEvaluate(expression.money), prepareEvaluate(expression.by));
  }
}

function factOf(name: string): Prepared {
  return (facts) => facts[name] ?? null;
}

function always(value: Value): Prepared {
  return () => value;
}

function isKnown(name: string): Prepared {
  return (facts) => (facts[name] ?? null) !== null;
}

function every(parts: readonly Prepared[]): Prepared {
  return (facts, circle) => {
    let open = false;
    for (const part of parts) {
      const outcome = part(facts, circle);
      if (outcome === false) return false;
      if (outcome === null) open = true;
    }
    return open ? null : true;
  };
}

function some(parts: readonly Prepared[]): Prepared {
  return (facts, circle) => {
    let open = false;
    for (const part of parts) {
      const outcome = part(facts, circle);
      if (outcome === true) return true;
      if (outcome === null) open = true;
    }
    return open ? null : false;
  };
}

function not(part: Prepared): Prepared {
  return (facts, circle) => {
    const outcome = part(facts, circle);
    return outcome === null ? null : outcome === false;
  };
}

function isAmong(value: Prepared, list: readonly Prepared[]): Prepared {
  return some(list.map((item) => compareValues('=', value, item)));
}

function choose(expression: Extract<Expression, { kind: 'if' }>): Prepared {
  const when = prepareEvaluate(expression.when);
  const gives = prepareEvaluate(expression.gives);
  const otherwise = prepareEvaluate(expression.otherwise);
  return (facts, circle) => {
    const outcome = when(facts, circle);
    if (outcome === null) return null;
    return outcome ? gives(facts, circle) : otherwise(facts, circle);
  };
}
