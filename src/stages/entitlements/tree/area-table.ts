import type { AreaTableExpression } from '../language/index.ts';
import type { Prepared } from './facts.ts';

/** The value of the area in which the person lives. */
export function prepareAreaTable({ fact, level, values, otherwise }: AreaTableExpression): Prepared {
  return (facts) => {
    const code = facts[fact.fact];
    if (typeof code !== 'string') return null;
    return values.get(code.slice(0, level.digits)) ?? otherwise;
  };
}
