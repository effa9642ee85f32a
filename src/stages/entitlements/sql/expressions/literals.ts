import { dialect, literal, type Sql, sql } from '../../../../base/lake/index.ts';
import type { Expression, Value } from '../../language/index.ts';

/** A value of the law written into the statement. */
export function literalOf(type: Expression['type'], value: Value): Sql {
  if (type === 'date') return dateLiteral(String(value));
  if (type === 'money') return sql`cast(${literal(value)} as ${dialect.type('bigint')})`;
  return literal(value);
}

/** A day written into the statement. */
export function dateLiteral(day: string): Sql {
  return sql`date ${literal(day)}`;
}
