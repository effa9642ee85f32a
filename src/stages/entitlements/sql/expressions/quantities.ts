import { dialect, join, literal, type Sql, sql } from '../../../../base/lake/index.ts';
import type { MultiplyExpression } from '../../language/index.ts';

/** Amounts added; one of them is wide enough for the sum of registers' whole numbers. */
export function added(parts: readonly Sql[]): Sql {
  return sql`(cast(0 as ${dialect.type('bigint')}) + ${join(parts, ' + ')})`;
}

const SATANG_OF = { satang: 1, baht: 100 };

/** Money times a whole number, divided and rounded once at the end; what lies between can be wider than an amount. */
export function multiplied(expression: MultiplyExpression, money: Sql, by: Sql): Sql {
  const { per, round } = expression;
  const unit = SATANG_OF[round.to];
  const divisor = per * unit;
  const width = dialect.type(staysNarrow(expression) ? 'bigint' : 'wide');
  const product = sql`(cast(${money} as ${width}) * ${by})`;
  const rounded = sql`${roundedQuotient(product, divisor, round.mode)} * ${literal(unit)}`;
  return sql`cast(${divisor === 1 ? product : rounded} as ${dialect.type('bigint')})`;
}

const MOST_NARROW = 2 ** 30;

/** A fixed amount for each member of a unit: no unit has so many that a BIGINT, which engines reckon with far quicker, is too small. */
function staysNarrow({ money, by }: MultiplyExpression): boolean {
  const fixed = money.kind === 'value' ? Math.abs(Number(money.value)) : Number.POSITIVE_INFINITY;
  return fixed < MOST_NARROW && by.kind === 'household' && by.measure === 'count';
}

function roundedQuotient(product: Sql, divisor: number, mode: MultiplyExpression['round']['mode']): Sql {
  if (mode === 'down') return floorQuotient(product, divisor);
  if (mode === 'up') return sql`(- ${floorQuotient(sql`(- ${product})`, divisor)})`;
  return floorQuotient(sql`(2 * ${product} + ${literal(divisor)})`, 2 * divisor);
}

/** Engines divide towards zero; below zero the next smaller number is meant. */
function floorQuotient(number: Sql, divisor: number): Sql {
  const below = sql`(case when ${number} % ${literal(divisor)} < 0 then 1 else 0 end)`;
  return sql`(${dialect.divided(number, literal(divisor))} - ${below})`;
}
