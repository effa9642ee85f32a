import { id, join, type Sql, sql } from '../../../base/lake/index.ts';

/** A table with one row a unit, and the person's column by which the row is found. */
export type UnitTable = Readonly<{ table: string; fact: string }>;

/** The column of such a table that says which unit a row is of. */
export function keyOf(table: string): string {
  return `${table}__key`;
}

/** The row of those in no such unit: every answer is null. It is there so that everybody finds a row. */
export function rowOfNoUnit(columns: number): Sql {
  return sql`
      union all
      select ${join(Array.from({ length: columns + 1 }, () => sql`null`))}`;
}

/**
 * What stands after `from`: people under the name `person`, beside the rows of their units. Everybody finds a row, since engines
 * hand on rows that found one and rows that did not in pieces of their own, and many small pieces are slow.
 */
export function besidePeople(people: Sql, tables: readonly UnitTable[]): Sql {
  const joins = tables.map(({ table, fact }) => {
    const key = id(`${table}.${keyOf(table)}`);
    return sql`left join ${id(table)} on ${key} is not distinct from person.${id(fact)}`;
  });
  return sql`${people} as person ${join(joins, ' ')}`;
}
