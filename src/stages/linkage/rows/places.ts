import { id, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { LinkageContext, Source } from '../inputs.ts';
import type { PlaceSource } from '../settings.ts';
import { placeNumber, recordOf } from './identities.ts';

/**
 * The place of rows whose own register does not say, found in other registers: one row a record, the first register of the
 * settings that knows. `wanted` names a table with the records (and their source) that still need one.
 */
export function placesElsewhere(wanted: Sql, sources: readonly Source[], context: LinkageContext): Sql {
  const lookups = context.settings.place.sources;
  const found = lookups.flatMap((lookup, order) => {
    const register = context.delivered.get(lookup.from);
    if (!register) return [];
    return sources
      .filter((source) => source.id !== register.id && lookup.match.every(source.has))
      .map((source) => placesOf({ wanted, source, register, lookup, order }, context));
  });
  const none = sql`
        select cast(null as bigint) as record, cast(null as integer) as place, cast(null as integer) as lookup where false`;
  const inOrder = lookups.map((_, order) => sql`min(place) filter (where lookup = ${literal(order)})`);
  return sql`
      select record, coalesce(${join([...inOrder, sql`null`])}) as place
      from (${join([none, ...found], '\n        union all ')}) as found
      group by record`;
}

type Lookup = Readonly<{
  wanted: Sql;
  source: Source;
  register: Source;
  lookup: PlaceSource;
  order: number;
}>;

function placesOf({ wanted, source, register, lookup, order }: Lookup, { settings }: LinkageContext): Sql {
  const matches = lookup.match.map((field) => sql`register.${id(field)} = own.${id(field)}`);
  const only = lookup.only ? [sql`register.${id(lookup.only.field)} = ${literal(lookup.only.value)}`] : [];
  return sql`
        select
          wanted.record,
          ${placeNumber(sql`register.${id(lookup.field)}`, settings.place.digits)},
          cast(${literal(order)} as integer)
        from ${wanted} as wanted
        join ${source.rows} as own on ${recordOf(source, sql`own.row_id`)} = wanted.record
        join ${register.rows} as register on ${join([...matches, ...only], ' and ')}
        where wanted.source = ${literal(source.number)} and wanted.place is null`;
}
