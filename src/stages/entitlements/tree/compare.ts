import type { Comparison, Value } from '../language/index.ts';
import type { Prepared } from './facts.ts';

/** Whether two values are as they should be; not known when one of them is not. */
export function compareValues(op: Comparison, left: Prepared, right: Prepared): Prepared {
  const holds = COMPARISONS[op];
  return (facts, circle) => {
    const one = left(facts, circle);
    if (one === null) return null;
    const other = right(facts, circle);
    return other === null ? null : holds(one, other);
  };
}

/** Whether two known values are as they should be. */
export function comparisonOf(op: Comparison): (left: Value, right: Value) => boolean {
  return COMPARISONS[op];
}

/** Money may be bigint on one side and number on the other, so equality is asked by order. */
const COMPARISONS: Record<Comparison, (left: Value, right: Value) => boolean> = {
  '=': (left, right) => left === right || !(left < right || left > right),
  '!=': (left, right) => left < right || left > right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};
