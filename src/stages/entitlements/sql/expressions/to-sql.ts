import { dialect, id, join, literal, type Sql, sql } from '../../../../base/lake/index.ts';
import type { Expression, HouseholdExpression, Value } from '../../language/index.ts';
import { cutOff } from './cut-off.ts';
import { birthTest, reachesAge } from './days.ts';
import { literalOf } from './literals.ts';
import { added, multiplied } from './quantities.ts';

/** The column that answers a question about the person's unit, worked out before for every unit. */
export type UnitColumn = (question: HouseholdExpression) => Sql;

/**
 * Writes an expression over the columns of the profiles. SQL's own truth is three-valued as ours is, so `and`, `or`, `not` and
 * comparisons say the same; what SQL says otherwise (`least` passes over null) is written out. Values are literals, because
 * a bound value would make engines widen whole columns to its type; they come from checked content.
 */
export function toSql(expression: Expression, unitColumn: UnitColumn): Sql {
  const write = (part: Expression) => toSql(part, unitColumn);
  switch (expression.kind) {
    case 'fact':
      return id(expression.fact.fact);
    case 'value':
      return literalOf(expression.type, expression.value);
    case 'compare':
      return (
        cutOff(expression) ??
        sql`(${write(expression.left)} ${COMPARISONS[expression.op]} ${write(expression.right)})`
      );
    case 'in':
      return sql`(${write(expression.value)} in (${join(expression.list.map(write))}))`;
    case 'all':
      return sql`(${join(expression.parts.map(write), ' and ')})`;
    case 'any':
      return sql`(${join(expression.parts.map(write), ' or ')})`;
    case 'not':
      return sql`(not ${write(expression.part)})`;
    case 'known':
      return sql`(${id(expression.fact.fact)} is not null)`;
    case 'birth':
      return birthTest(expression);
    case 'household':
      return unitColumn(expression);
    case 'receives':
      return write(expression.holds);
    case 'if':
      return choice(write(expression.when), write(expression.gives), write(expression.otherwise));
    case 'reaches-age':
      return reachesAge(expression);
    case 'month-after':
      return sql`cast(date_trunc('month', ${write(expression.day)}) + interval '1' month as date)`;
    case 'months-between':
      return dialect.monthsBetween(write(expression.first), write(expression.second));
    default:
      return amount(expression, write);
  }
}

type Amount = Extract<Expression, { kind: 'area-table' | 'add' | 'min' | 'max' | 'subtract' | 'multiply' }>;

function amount(expression: Amount, write: (part: Expression) => Sql): Sql {
  switch (expression.kind) {
    case 'area-table':
      return areaTable(expression);
    case 'add':
      return added(expression.parts.map(write));
    case 'min':
      return extreme('least', expression.parts, write);
    case 'max':
      return extreme('greatest', expression.parts, write);
    case 'subtract':
      return sql`(cast(${write(expression.left)} as ${dialect.type('bigint')}) - ${write(expression.right)})`;
    case 'multiply':
      return multiplied(expression, write(expression.money), write(expression.by));
  }
}

const COMPARISONS = { '=': sql`=`, '!=': sql`<>`, '<': sql`<`, '<=': sql`<=`, '>': sql`>`, '>=': sql`>=` };

function choice(when: Sql, gives: Sql, otherwise: Sql): Sql {
  return sql`(case when ${when} then ${gives} when not ${when} then ${otherwise} end)`;
}

/** The least or the greatest; SQL's own passes over what is not known, so that is asked first. */
function extreme(
  which: 'least' | 'greatest',
  parts: readonly Expression[],
  write: (part: Expression) => Sql,
): Sql {
  const [asked, ...others] = parts.filter(({ kind }) => kind !== 'value');
  const [fixed] = parts.filter(({ kind }) => kind === 'value');
  // A limit that the law fixes: what is not known does not exceed it, and stays as it is.
  if (asked && fixed && others.length === 0 && parts.length === 2) {
    const exceeds = sql`${write(asked)} ${which === 'least' ? sql`>` : sql`<`} ${write(fixed)}`;
    return sql`(case when ${exceeds} then ${write(fixed)} else ${write(asked)} end)`;
  }
  const written = join(parts.map(write));
  const chosen = which === 'least' ? sql`least(${written})` : sql`greatest(${written})`;
  const open = parts.filter(({ kind }) => kind !== 'value').map((part) => sql`${write(part)} is null`);
  return open.length === 0 ? chosen : sql`(case when not (${join(open, ' or ')}) then ${chosen} end)`;
}

/** Areas with the same value are asked together. */
function areaTable(expression: Extract<Expression, { kind: 'area-table' }>): Sql {
  const { fact, level, values, otherwise, type } = expression;
  const area = sql`substr(${id(fact.fact)}, 1, ${literal(level.digits)})`;
  const areas = new Map<Value, string[]>();
  for (const [code, value] of values) areas.set(value, [...(areas.get(value) ?? []), code]);
  const whens = [...areas].map(([value, codes]) => {
    const among = join(codes.map((code) => literal(code)));
    return sql`when ${area} in (${among}) then ${literalOf(type, value)}`;
  });
  const rest =
    otherwise === null ? sql`` : sql`when ${id(fact.fact)} is not null then ${literalOf(type, otherwise)}`;
  return sql`(case ${join(whens, ' ')} ${rest} end)`;
}
