import { dialect, id, join, type Sql, sql } from '../../../base/lake/index.ts';

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

/** The table of a kind of unit, and those of its columns that are asked. */
export type UnitAnswers = UnitTable & Readonly<{ answers: readonly string[] }>;

/**
 * People with the answers of their units as further columns, each looked up by a question in the row: engines hand on what such a row
 * had before as it was, while a join moves all of it. Nothing may have been picked out of the people before, and the key is asked by
 * `is not distinct from`: otherwise engines go through them twice.
 */
export function withUnits(people: Sql, tables: readonly UnitAnswers[]): Sql {
  if (tables.length === 0) return people;
  const found = tables.map(({ table, fact, answers }) => {
    const isOwn = sql`${id(`${table}.${keyOf(table)}`)} is not distinct from person.${id(fact)}`;
    return sql`(select ${dialect.record(answers)} from ${id(table)} where ${isOwn}) as ${id(table)}`;
  });
  const columns = tables.flatMap(({ table, answers }) =>
    answers.map((name) => sql`${id(`${table}.${name}`)} as ${id(name)}`),
  );
  return sql`(select *, ${join(columns)} from (select *, ${join(found)} from ${people} as person))`;
}
