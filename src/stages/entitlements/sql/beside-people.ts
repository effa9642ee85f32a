import { id, join, literal, type Sql, sql } from '../../../base/lake/index.ts';

/** A table with one row a unit: the person's column by which it is found, and what is taken from it. */
export type UnitTable = Readonly<{ table: string; fact: string; columns: readonly string[] }>;

/** The column of such a table that says which unit a row is of. */
export function keyOf(table: string): string {
  return `${table}__key`;
}

/**
 * What stands after `from`: people under the name `person`, beside the rows of their units, null where there is none. Each row is
 * asked for as one value, since a join would cut the columns of people into pieces and slow down everything that is done with them.
 */
export function besidePeople(people: Sql, tables: readonly UnitTable[]): Sql {
  if (tables.length === 0) return sql`${people} as person`;
  const found = tables.map(({ table, fact, columns }) => {
    const row = sql`row(${join(columns.map((column) => id(column)))})`;
    return sql`(select ${row} from ${id(table)} where ${id(keyOf(table))} = person.${id(fact)}) as ${foundIn(table)}`;
  });
  const taken = tables.flatMap(({ table, columns }) =>
    columns.map((column, place) => {
      return sql`${foundIn(table)}[${literal(place + 1)}] as ${id(column)}`;
    }),
  );
  return sql`(
          select *, ${join(taken)}
          from (select *, ${join(found)} from ${people} as person) as person
        ) as person`;
}

function foundIn(table: string): Sql {
  return id(`${table}__found`);
}
