import { dialect, join, literal, type Sql, sql } from '../../../../base/lake/index.ts';
import type { MultiplyExpression } from '../../language/index.ts';

/** Amounts added; one of them is wide enough for the sum of registers' whole numbers. */
export function added(parts: readonly Sql[]): Sql {
  return sql`(cast(0 as ${dialect.type('bigint')}) + ${join(parts, ' + ')})`;
}

const SATANG_OF = { satang: 1, baht: 100 };

/**
 * Money times a whole number, divided and rounded once at the end. What lies between can be wider than an amount, but hardly ever is:
 * where both are of usual size, numbers of usual width do, which engines divide many times quicker.
 */
export function multiplied(expression: MultiplyExpression, money: Sql, by: Sql): Sql {
  const { per, round } = expression;
  const unit = SATANG_OF[round.to];
  const divisor = per * unit;
  const narrow = productOf(money, by, 'bigint');
  if (divisor === 1) return staysNarrow(expression) ? narrow : asAmount(productOf(money, by, 'wide'));
  const wide = asAmount(
    sql`${roundedQuotient(productOf(money, by, 'wide'), divisor, round.mode)} * ${literal(unit)}`,
  );
  if (divisor > MOST_USUAL) return wide;
  const isUsual = sql`${money} between 0 and ${literal(MOST_USUAL)} and ${by} between 0 and ${literal(MOST_USUAL)}`;
  const quick = sql`${quotientAboveZero(narrow, divisor, round.mode)} * ${literal(unit)}`;
  return sql`(case when ${isUsual} then ${quick} else ${wide} end)`;
}

/** Of two numbers up to this the double of the product, and a divisor beside it, still fit a BIGINT. */
const MOST_USUAL = 2 ** 30;

/** A fixed amount for each member of a unit: no unit has so many that a BIGINT is too small. */
function staysNarrow({ money, by }: MultiplyExpression): boolean {
  const fixed = money.kind === 'value' ? Math.abs(Number(money.value)) : Number.POSITIVE_INFINITY;
  return fixed < MOST_USUAL && by.kind === 'household' && by.measure === 'count';
}

function productOf(money: Sql, by: Sql, width: 'bigint' | 'wide'): Sql {
  return sql`(cast(${money} as ${dialect.type(width)}) * ${by})`;
}

function asAmount(number: Sql): Sql {
  return sql`cast(${number} as ${dialect.type('bigint')})`;
}

type Mode = MultiplyExpression['round']['mode'];

function quotientAboveZero(product: Sql, divisor: number, mode: Mode): Sql {
  if (mode === 'down') return dialect.divided(product, literal(divisor));
  if (mode === 'up') return dialect.divided(sql`(${product} + ${literal(divisor - 1)})`, literal(divisor));
  return dialect.divided(sql`(2 * ${product} + ${literal(divisor)})`, literal(2 * divisor));
}

function roundedQuotient(product: Sql, divisor: number, mode: Mode): Sql {
  if (mode === 'down') return floorQuotient(product, divisor);
  if (mode === 'up') return sql`(- ${floorQuotient(sql`(- ${product})`, divisor)})`;
  return floorQuotient(sql`(2 * ${product} + ${literal(divisor)})`, 2 * divisor);
}

/** Engines divide towards zero; below zero the next smaller number is meant. */
function floorQuotient(number: Sql, divisor: number): Sql {
  const below = sql`(case when ${number} % ${literal(divisor)} < 0 then 1 else 0 end)`;
  return sql`(${dialect.divided(number, literal(divisor))} - ${below})`;
}
