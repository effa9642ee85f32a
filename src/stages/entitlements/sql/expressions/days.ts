import { dialect, id, join, literal, type Sql, sql } from '../../../../base/lake/index.ts';
import type { IsoDate } from '../../../../base/model/index.ts';
import { type BirthExpression, type BirthFacts, type Expression, spanOf } from '../../language/index.ts';
import { dateLiteral } from './literals.ts';

/** The test of a birth date against the day that decides. */
export function birthTest({ birth, bornBy, holdsIfBornBy }: BirthExpression): Sql {
  const born = id(birth.date.fact);
  const test = holdsIfBornBy
    ? sql`(${born} <= ${dateLiteral(bornBy)})`
    : sql`(${born} > ${dateLiteral(bornBy)})`;
  if (birth.partial === 'first-day') return test;
  const open = [openDays(birth, bornBy, 'year'), openDays(birth, bornBy, 'month')].flat();
  if (open.length === 0) return test;
  return sql`(case when ${join(open, ' or ')} then null else ${test} end)`;
}

/** When a date of that precision could lie on either side of the day: it may be that year (or month), and not all of it. */
function openDays(birth: BirthFacts, bornBy: IsoDate, precision: 'month' | 'year'): Sql[] {
  const { first, last } = spanOf(bornBy, precision);
  if (bornBy === last) return [];
  const within = sql`${id(birth.date.fact)} between ${dateLiteral(first)} and ${dateLiteral(last)}`;
  return [sql`(${id(birth.precision)} = ${literal(precision)} and ${within})`];
}

/** The day somebody reaches an age; not known where the day of birth is not. */
export function reachesAge({ birth, years }: Extract<Expression, { kind: 'reaches-age' }>): Sql {
  const reached = dialect.addYears(id(birth.date.fact), years);
  if (birth.partial === 'first-day') return reached;
  return sql`(case when coalesce(${id(birth.precision)}, 'day') not in ('month', 'year') then ${reached} end)`;
}
