import { birthSpan, type Prepared, prepareEvaluate } from '../evaluate.ts';
import type { BirthExpression, Expression } from '../language/index.ts';
import type { Distance, Known } from './explained.ts';

/** How far a person is from a threshold; nothing where it has none or a side of it is not known. */
export type DistanceTeller = (known: Known) => Distance | null;

const NO_DISTANCE: DistanceTeller = () => null;

/** Prepares the distance of an expression that has a threshold. */
export function prepareDistance(expression: Expression): DistanceTeller {
  if (expression.kind === 'birth') return birthDistance(expression);
  if (expression.kind === 'not') return opposite(prepareDistance(expression.part));
  if (expression.kind !== 'compare' || expression.op === '=' || expression.op === '!=') return NO_DISTANCE;
  const { left, right, op } = expression;
  const unit = unitOf(left) ?? unitOf(right);
  if (!unit) return NO_DISTANCE;
  const sides = { left: prepareEvaluate(left), right: prepareEvaluate(right) };
  return compareDistance(sides, { unit, isUpward: op === '>' || op === '>=' });
}

/** What is on the right side of a threshold is on the wrong side for who asks the opposite. */
function opposite(tell: DistanceTeller): DistanceTeller {
  if (tell === NO_DISTANCE) return tell;
  return (known) => {
    const distance = tell(known);
    return distance && { unit: distance.unit, margin: 0 - distance.margin };
  };
}

function unitOf(side: Expression): Distance['unit'] | undefined {
  if (side.kind === 'months-between') return 'months';
  if (side.type === 'money') return 'satang';
  if (side.type === 'date') return 'days';
  // A constant beside a number of months is months, so it does not say what it counts.
  return side.type === 'integer' && side.kind !== 'value' ? 'count' : undefined;
}

type Sides = Readonly<{ left: Prepared; right: Prepared }>;

function compareDistance(
  { left, right }: Sides,
  { unit, isUpward }: Readonly<{ unit: Distance['unit']; isUpward: boolean }>,
): DistanceTeller {
  const number = unit === 'days' ? dayNumber : Number;
  return ({ facts, circle }) => {
    const one = left(facts, circle);
    if (one === null) return null;
    const other = right(facts, circle);
    if (other === null) return null;
    const margin = number(one) - number(other);
    return { unit, margin: isUpward ? margin : 0 - margin };
  };
}

function birthDistance({ birth, bornBy, holdsIfBornBy }: BirthExpression): DistanceTeller {
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
