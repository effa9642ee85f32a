import { birthSpan, prepareEvaluate } from '../evaluate.ts';
import type { BirthExpression, Expression, Value } from '../language/index.ts';
import { comparisonOf } from '../tree/index.ts';
import type { Distance, Known } from './explained.ts';

/** The value of an expression for a person, and how far the person is from its threshold. */
export type Measured = Readonly<{ value: Value | null; distance: Distance | null }>;

type CompareExpression = Extract<Expression, { kind: 'compare' }>;

type Teller = (known: Known) => Measured;

/**
 * Prepares an expression together with its distance, so that both sides of a threshold are worked out once. There is no distance
 * where there is no threshold, or a side of it is not known.
 */
export function prepareMeasured(expression: Expression): Teller {
  if (expression.kind === 'birth') return measureBirth(expression);
  if (expression.kind === 'not') return opposite(prepareMeasured(expression.part));
  if (expression.kind === 'compare' && expression.op !== '=' && expression.op !== '!=') {
    const unit = unitOf(expression.left) ?? unitOf(expression.right);
    if (unit) return measureSides(expression, unit);
  }
  const value = prepareEvaluate(expression);
  return ({ facts, circle }) => ({ value: value(facts, circle), distance: null });
}

/** What is on the right side of a threshold is on the wrong side for who asks the opposite. */
function opposite(tell: Teller): Teller {
  return (known) => {
    const { value, distance } = tell(known);
    return {
      value: value === null ? null : value !== true,
      distance: distance && { unit: distance.unit, margin: 0 - distance.margin },
    };
  };
}

function unitOf(side: Expression): Distance['unit'] | undefined {
  if (side.kind === 'months-between') return 'months';
  if (side.type === 'money') return 'satang';
  if (side.type === 'date') return 'days';
  // A constant beside a number of months is months, so it does not say what it counts.
  return side.type === 'integer' && side.kind !== 'value' ? 'count' : undefined;
}

function measureSides({ op, left, right }: CompareExpression, unit: Distance['unit']): Teller {
  const [first, second] = [prepareEvaluate(left), prepareEvaluate(right)];
  const holds = comparisonOf(op);
  const isUpward = op === '>' || op === '>=';
  const number = unit === 'days' ? dayNumber : Number;
  return ({ facts, circle }) => {
    const one = first(facts, circle);
    if (one === null) return OPEN;
    const other = second(facts, circle);
    if (other === null) return OPEN;
    const margin = number(one) - number(other);
    return { value: holds(one, other), distance: { unit, margin: isUpward ? margin : 0 - margin } };
  };
}

const OPEN: Measured = { value: null, distance: null };

function measureBirth(expression: BirthExpression): Teller {
  const value = prepareEvaluate(expression);
  const distance = birthDistance(expression);
  return (known) => ({ value: value(known.facts, known.circle), distance: distance(known) });
}

function birthDistance({ birth, bornBy, holdsIfBornBy }: BirthExpression): (known: Known) => Distance | null {
  const limit = dayNumber(bornBy);
  const { date, precision, partial } = birth;
  return ({ facts }) => {
    const born = facts[date.fact];
    if (typeof born !== 'string') return null;
    const known = partial === 'first-day' ? null : facts[precision];
    if (known === 'year' || known === 'month') {
      const span = birthSpan(birth, facts);
      if (!span || span.first !== span.last) return null;
    }
    const days = limit - dayNumber(born);
    return { unit: 'days', margin: holdsIfBornBy ? days : 0 - days };
  };
}

const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** The number of a day written `YYYY-MM-DD`, counted without making a date of it: this is asked of everybody many times. */
export function dayNumber(written: unknown): number {
  const day = String(written);
  const digit = (at: number) => day.charCodeAt(at) - 48;
  const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
  const month = digit(5) * 10 + digit(6);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const ofYear = (DAYS_BEFORE[month - 1] ?? 0) + digit(8) * 10 + digit(9) + (isLeap && month > 2 ? 1 : 0);
  return before * 365 + leapDays + ofYear;
}
