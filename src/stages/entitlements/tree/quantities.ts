import type { Expression, MultiplyExpression, Value } from '../language/index.ts';
import type { Prepared } from './facts.ts';

type Combination = Extract<Expression, { kind: 'add' | 'min' | 'max' }>;

/** Adds amounts, or finds the least or the greatest; not known when one of them is not. */
export function combineQuantities({ kind, type }: Combination, parts: readonly Prepared[]): Prepared {
  return (facts, circle) => {
    let total: bigint | null = null;
    for (const part of parts) {
      const value = part(facts, circle);
      if (value === null) return null;
      const amount = BigInt(value);
      if (total === null) total = amount;
      else if (kind === 'add') total += amount;
      else if (kind === 'min' ? amount < total : amount > total) total = amount;
    }
    return total === null ? null : ofType(type, total);
  };
}

/** What is left of one amount when another is taken away. */
export function subtractQuantities(type: Combination['type'], left: Prepared, right: Prepared): Prepared {
  return (facts, circle) => {
    const from = left(facts, circle);
    const take = right(facts, circle);
    return from === null || take === null ? null : ofType(type, BigInt(from) - BigInt(take));
  };
}

const ROUNDING_UNITS = { satang: 1n, baht: 100n };

/** Money times a whole number, divided and rounded once at the end. */
export function multiplyMoney({ per, round }: MultiplyExpression, money: Prepared, by: Prepared): Prepared {
  const unit = ROUNDING_UNITS[round.to];
  const divisor = BigInt(per) * unit;
  return (facts, circle) => {
    const amount = money(facts, circle);
    const times = by(facts, circle);
    if (amount === null || times === null) return null;
    return rounded(BigInt(amount) * BigInt(times), divisor, round.mode) * unit;
  };
}

/** Money is bigint satang everywhere; other whole numbers are plain numbers, as content and registers give them. */
export function ofType(type: Expression['type'], amount: bigint): Value {
  return type === 'money' ? amount : Number(amount);
}

function rounded(amount: bigint, divisor: bigint, mode: MultiplyExpression['round']['mode']): bigint {
  if (mode === 'down') return floorDivided(amount, divisor);
  if (mode === 'up') return -floorDivided(-amount, divisor);
  return floorDivided(2n * amount + divisor, 2n * divisor);
}

function floorDivided(amount: bigint, divisor: bigint): bigint {
  const quotient = amount / divisor;
  return amount % divisor < 0n ? quotient - 1n : quotient;
}
