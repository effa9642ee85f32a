import { parseIsoDate } from '../../../../base/model/index.ts';
import { type AgeDay, contentProblem } from '../content/index.ts';
import type { BirthExpression, Expression, ParameterUse } from '../expression/index.ts';
import { dayBefore, fiscalYearStartOf, lastBirthDate } from '../expression/index.ts';
import { birthIn } from './named.ts';
import { inside, ofType, type Scope } from './scope.ts';

/** A number of years of age that the law fixes, and the parameter it comes from. */
export type Years = Readonly<{ years: number; from: ParameterUse | null }>;

/** An age that is asked: the years, whether reached or not yet, and on which day. */
export type AgeQuestion = Years & Readonly<{ test: 'age-at-least' | 'age-under'; on: AgeDay | Expression }>;

/** Reads years out of an expression; an age that differs from person to person cannot become a birth date. */
export function yearsIn(expression: Expression, scope: Scope): Years {
  const years = ofType(expression, 'years', scope);
  if (years.kind === 'value') return { years: Number(years.value), from: years.from };
  throw contentProblem(scope, 'a number of years must be a parameter or a constant');
}

/** The test of an age, as a test of the birth date. */
export function ageTest(age: AgeQuestion, scope: Scope): BirthExpression {
  const { on, day, dayFrom } = ageDayIn(age.on, inside(scope, 'on'));
  return {
    kind: 'birth',
    type: 'boolean',
    from: age.from,
    dayFrom,
    says: { test: age.test, years: age.years, day, on },
    bornBy: lastBirthDate(on, age.years),
    holdsIfBornBy: age.test === 'age-at-least',
    birth: birthIn(scope),
  };
}

/** The test of having been born on a day or after it. */
export function bornFromTest(day: Expression, scope: Scope): BirthExpression {
  const { date, from } = fixedDayIn(day, scope);
  return {
    kind: 'birth',
    type: 'boolean',
    from,
    dayFrom: null,
    says: { test: 'born-from', date },
    bornBy: dayBefore(date),
    holdsIfBornBy: false,
    birth: birthIn(scope),
  };
}

function ageDayIn(day: AgeDay | Expression, scope: Scope) {
  const { on, programme } = scope;
  if (day === 'as-of') return { on, day, dayFrom: null };
  if (day === 'fiscal-year-start') {
    return { on: fiscalYearStartOf(on, programme.settings.fiscalYearStart), day, dayFrom: null };
  }
  const { date, from } = fixedDayIn(day, scope);
  return { on: date, day: 'fixed-day' as const, dayFrom: from };
}

function fixedDayIn(expression: Expression, scope: Scope) {
  const day = ofType(expression, 'date', scope);
  const date = day.kind === 'value' ? parseIsoDate(String(day.value)) : undefined;
  if (day.kind === 'value' && date) return { date, from: day.from };
  throw contentProblem(scope, 'the day must be a parameter or a constant');
}
