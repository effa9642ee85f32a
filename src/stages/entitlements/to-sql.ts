import { dialect, id, join, literal, type Sql, sql } from '../../base/lake/index.ts';
import type { IsoDate } from '../../base/model/index.ts';
import {
  type BirthExpression,
  type BirthFacts,
  type Expression,
  spanOf,
  type Value,
} from './language/index.ts';

/**
 * Writes an expression over the columns of the profiles. SQL's own truth is three-valued as ours is, so `and`, `or`, `not` and
 * comparisons say the same; what SQL says otherwise (`least` passes over null) is written out. Values are literals, because
 * a bound value would make engines widen whole columns to its type; they come from checked content.
 */
export function toSql(expression: Expression): Sql {
  switch (expression.kind) {
    case 'fact':
      return id(expression.fact.fact);
    case 'value':
      return literalOf(expression.type, expression.value);
    case 'compare':
      return sql`(${toSql(expression.left)} ${comparison(expression.op)} ${toSql(expression.right)})`;
    case 'in':
      return sql`(${toSql(expression.value)} in (${join(expression.list.map(toSql))}))`;
    case 'all':
      return sql`(${join(expression.parts.map(toSql), ' and ')})`;
    case 'any':
      return sql`(${join(expression.parts.map(toSql), ' or ')})`;
    case 'not':
      return sql`(not ${toSql(expression.part)})`;
    case 'known':
      return sql`(${id(expression.fact.fact)} is not null)`;
    case 'birth':
      return birthTest(expression);
    case 'if':
      return choice(expression);
    case 'add':
      return sql`(${join(expression.parts.map(toSql), ' + ')})`;
    case 'min':
      return expression.parts.map(toSql).reduce((left, right) => better(left, right, sql`<=`));
    case 'max':
      return expression.parts.map(toSql).reduce((left, right) => better(left, right, sql`>=`));
    case 'reaches-age':
      return reachesAge(expression);
    case 'month-after':
      return sql`cast(date_trunc('month', ${toSql(expression.day)}) + interval '1' month as date)`;
  }
}

const COMPARISONS = { '=': sql`=`, '!=': sql`<>`, '<': sql`<`, '<=': sql`<=`, '>': sql`>`, '>=': sql`>=` };

function comparison(op: keyof typeof COMPARISONS): Sql {
  return COMPARISONS[op];
}

function literalOf(type: Expression['type'], value: Value): Sql {
  if (type === 'date') return dateLiteral(String(value));
  if (type === 'money') return sql`cast(${literal(value)} as ${dialect.type('bigint')})`;
  return literal(value);
}

function dateLiteral(day: string): Sql {
  return sql`date ${literal(day)}`;
}

function birthTest(expression: BirthExpression): Sql {
  const { birth, bornBy } = expression;
  const born = id(birth.date.fact);
  const test = expression.holdsIfBornBy
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

function choice(expression: Extract<Expression, { kind: 'if' }>): Sql {
  const when = toSql(expression.when);
  const otherwise = toSql(expression.otherwise);
  return sql`(case when ${when} then ${toSql(expression.gives)} when not ${when} then ${otherwise} end)`;
}

function better(left: Sql, right: Sql, wins: Sql): Sql {
  return sql`(case when ${left} ${wins} ${right} then ${left} when ${left} is not null then ${right} end)`;
}

function reachesAge(expression: Extract<Expression, { kind: 'reaches-age' }>): Sql {
  const { birth, years } = expression;
  const reached = dialect.addYears(id(birth.date.fact), years);
  if (birth.partial === 'first-day') return reached;
  return sql`(case when coalesce(${id(birth.precision)}, 'day') not in ('month', 'year') then ${reached} end)`;
}
