import { type IsoDate, parseIsoDate } from '../../../base/model/index.ts';
import {
  type BirthExpression,
  type BirthFacts,
  birthday,
  type Expression,
  monthAfter,
  monthsBetween,
  spanOf,
  type Value,
} from '../language/index.ts';
import type { Facts, Prepared } from './facts.ts';

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

/** The test of a birth date. Most dates are known to the day and are compared as they are written, without reading them. */
export function prepareBirthTest({ birth, bornBy, holdsIfBornBy }: BirthExpression): Prepared {
  const name = birth.date.fact;
  const precisionName = birth.precision;
  const wholeDay = birth.partial === 'first-day';
  return (facts) => {
    const born = facts[name];
    if (typeof born !== 'string') return null;
    const precision = wholeDay ? null : facts[precisionName];
    if (precision !== 'year' && precision !== 'month') return born <= bornBy === holdsIfBornBy;
    const span = birthSpan(birth, facts);
    if (!span) return null;
    if (span.last <= bornBy) return holdsIfBornBy;
    return span.first > bornBy ? !holdsIfBornBy : null;
  };
}

/** The day somebody reaches an age, when the day of birth is known. */
export function prepareReachesAge({ birth, years }: Extract<Expression, { kind: 'reaches-age' }>): Prepared {
  return (facts) => {
    const span = birthSpan(birth, facts);
    return span && span.first === span.last ? birthday(span.first, years) : null;
  };
}

/** The first day of the month after a day. */
export function prepareMonthAfter(day: Prepared): Prepared {
  return (facts, circle) => {
    const date = dateOf(day(facts, circle));
    return date ? monthAfter(date) : null;
  };
}

/** Whole months from one day to another. */
export function prepareMonthsBetween(first: Prepared, second: Prepared): Prepared {
  return (facts, circle) => {
    const from = dateOf(first(facts, circle));
    if (!from) return null;
    const to = dateOf(second(facts, circle));
    return to ? monthsBetween(from, to) : null;
  };
}

function dateOf(value: Value | null | undefined): IsoDate | undefined {
  return typeof value === 'string' ? parseIsoDate(value) : undefined;
}
