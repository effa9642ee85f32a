import { dialect, id, literal, type Sql, sql } from '../../../../base/lake/index.ts';
import { type IsoDate, parseIsoDate } from '../../../../base/model/index.ts';
import {
  birthday,
  type Comparison,
  type Expression,
  monthAfter,
  monthsBetween,
} from '../../language/index.ts';
import { dateLiteral } from './literals.ts';

type Compared = Extract<Expression, { kind: 'compare' }>;

/** A column of days, and what the rule makes of one of them: another day, or a number of months. */
type DayColumn<Made> = Readonly<{ column: string; make: (day: IsoDate) => Made }>;

const DAY_MS = 86_400_000;
/** Between these years every calendar function gives a day of four-digit years; rules about other days are left as they are. */
const FIRST_DAY = Date.parse('1000-01-01') / DAY_MS;
const LAST_DAY = Date.parse('9000-12-31') / DAY_MS;

/**
 * A comparison of a day reckoned from a column ("the month after reaching 70", "months since") with what the law fixes, as a plain test
 * of the column: engines reckon with dates slowly, and compare them quickly. The day that divides is found with the calendar
 * functions of the tree, so both read the calendar alike; it is there because later days never make an earlier day or fewer months,
 * or always do. Nothing where the comparison is of another kind.
 */
export function cutOff({ op, left, right }: Compared): Sql | undefined {
  if (left.kind === 'value') return test(right, FLIPPED[op], left);
  return right.kind === 'value' ? test(left, op, right) : undefined;
}

function test(reckoned: Expression, op: Comparison, { value }: Extract<Expression, { kind: 'value' }>) {
  const holds = ORDERS[op];
  if (!holds) return undefined;
  if (reckoned.kind === 'months-between') {
    const months = monthsOf(reckoned);
    if (!months) return byDaysFirst(reckoned, op, Number(value));
    return divided(months.column, (day) => holds(months.make(day), Number(value)));
  }
  if (reckoned.kind !== 'reaches-age' && reckoned.kind !== 'month-after') return undefined;
  const days = daysOf(reckoned);
  return days && divided(days.column, (day) => holds(days.make(day), String(value)));
}

const FLIPPED: Record<Comparison, Comparison> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

type Order = <Made extends string | number>(one: Made, other: Made) => boolean;

const ORDERS: Partial<Record<Comparison, Order>> = {
  '<': (one, other) => one < other,
  '<=': (one, other) => one <= other,
  '>': (one, other) => one > other,
  '>=': (one, other) => one >= other,
};

function daysOf(expression: Expression): DayColumn<IsoDate> | undefined {
  switch (expression.kind) {
    case 'fact':
      return { column: expression.fact.fact, make: (day) => day };
    case 'reaches-age': {
      const { birth, years } = expression;
      // Where a birth date may be known to the year only, whether it is known comes first.
      if (birth.partial !== 'first-day') return undefined;
      return { column: birth.date.fact, make: (day) => birthday(day, years) };
    }
    case 'month-after': {
      const inner = daysOf(expression.day);
      return inner && { ...inner, make: (day) => monthAfter(inner.make(day)) };
    }
    default:
      return undefined;
  }
}

type Months = Extract<Expression, { kind: 'months-between' }>;

function monthsOf({ first, second }: Months): DayColumn<number> | undefined {
  const [from, to] = [fixedDay(first), fixedDay(second)];
  const days = from ? daysOf(second) : to && daysOf(first);
  if (!days) return undefined;
  const { column, make } = days;
  if (from) return { column, make: (day) => monthsBetween(from, make(day)) };
  return to && { column, make: (day) => monthsBetween(make(day), to) };
}

/** Days of a month on average, and how far some months can be from it: more than they ever are. */
const MONTH_DAYS = 30.436875;
const DAYS_OFF = 10;

/** Months between two columns: nearly always the days between them settle it, and months are reckoned where they do not. */
function byDaysFirst({ first, second }: Months, op: Comparison, count: number): Sql | undefined {
  if (first.kind !== 'fact' || second.kind !== 'fact') return undefined;
  const [from, to] = [id(first.fact.fact), id(second.fact.fact)];
  const days = sql`(${to} - ${from})`;
  // Fewer months than the next whole number is what "at most" means of whole months.
  const isLess = op === '<' || op === '<=';
  const enough = op === '>' || op === '<=' ? count + 1 : count;
  // Below one month, whole months are counted towards nothing from either side.
  if (enough < 1) return undefined;
  const [few, many] = [enough * MONTH_DAYS - DAYS_OFF, enough * MONTH_DAYS + DAYS_OFF].map(Math.round);
  const [yes, no] = isLess ? [sql`false`, sql`true`] : [sql`true`, sql`false`];
  const exact = sql`${dialect.monthsBetween(from, to)} ${isLess ? sql`<` : sql`>=`} ${literal(enough)}`;
  return sql`(case when ${days} > ${literal(many ?? 0)} then ${yes} when ${days} < ${literal(few ?? 0)} then ${no} else ${exact} end)`;
}

function fixedDay(expression: Expression): IsoDate | undefined {
  return expression.kind === 'value' ? parseIsoDate(String(expression.value)) : undefined;
}

/** Halves the calendar until the last day is found for which the test says what it says of the first one. */
function divided(column: string, holds: (day: IsoDate) => boolean): Sql | undefined {
  const before = holds(dayOf(FIRST_DAY));
  if (holds(dayOf(LAST_DAY)) === before) return undefined;
  let [last, next] = [FIRST_DAY, LAST_DAY];
  while (next - last > 1) {
    const middle = Math.floor((last + next) / 2);
    if (holds(dayOf(middle)) === before) last = middle;
    else next = middle;
  }
  const day = dateLiteral(dayOf(last));
  return before ? sql`(${id(column)} <= ${day})` : sql`(${id(column)} > ${day})`;
}

function dayOf(days: number): IsoDate {
  const written = new Date(days * DAY_MS).toISOString().slice(0, 10);
  const day = parseIsoDate(written);
  if (day) return day;
  throw new RangeError(`${written} is not a day of the calendar`);
}
