import { id, join, literal, type Sql, type SqlValue, sql } from '../../../base/lake/index.ts';

/** A few rows as a table expression named `person`. */
export function valuesTable(columns: readonly string[], rows: readonly (readonly SqlValue[])[]): Sql {
  const lines = rows.map((row) => sql`(${join(row.map((value) => literal(value)))})`);
  return sql`(values ${join(lines)}) as person(${join(columns.map((name) => id(name)))})`;
}
