import { id, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { LinkageContext, Source } from '../inputs.ts';
import type { PlaceSource } from '../settings.ts';
import { asWritten, placeNumber } from './identities.ts';

/** The fields by which other registers know where somebody lives. */
export function matchFields({ settings }: LinkageContext): readonly string[] {
  return [...new Set(settings.place.sources.flatMap(({ match }) => match))];
}

/**
 * Rows with the place that other registers know where their own does not say: that of the first register of the settings that
 * knows. `rows` names a table with the columns of `identities` and the match fields as written.
 */
export function withPlaces(rows: Sql, sources: readonly Source[], context: LinkageContext): Sql {
  const { place } = context.settings;
  const lookups = place.sources.flatMap((lookup, order) => {
    const register = context.delivered.get(lookup.from);
    const isAsked = sources.some((source) => source.id !== lookup.from && lookup.match.every(source.has));
    return register && isAsked
      ? [{ rows, register, lookup, name: id(`lookup_${order}`), digits: place.digits }]
      : [];
  });
  const known = [sql`identity.place`, ...lookups.map(({ name }) => sql`${name}.place`), sql`null`];
  return sql`
      select identity.* exclude (place), coalesce(${join(known)}) as place
      from ${rows} as identity${join(lookups.map(joined), '')}`;
}

type Lookup = Readonly<{ rows: Sql; register: Source; lookup: PlaceSource; name: Sql; digits: number }>;

/** A register with one row for what is matched is joined as it is; of several rows the lowest place counts. */
function joined({ rows, register, lookup, name, digits }: Lookup): Sql {
  const place = placeNumber(sql`register.${id(lookup.field)}`, digits);
  const only = lookup.only ? [sql`register.${id(lookup.only.field)} = ${literal(lookup.only.value)}`] : [];
  const matches = (asker: Sql, asked: Sql) =>
    lookup.match.map((field) => {
      // A register does not look itself up.
      const own = sql`case when ${asker}.source <> ${literal(register.number)} then ${asker}.${id(asWritten(field))} end`;
      return sql`${asked}.${id(field)} = ${own}`;
    });
  if (isOneRow(register, lookup)) {
    const where = only.length > 0 ? sql`where ${join(only, ' and ')}` : sql``;
    return sql`
      left join (
        select ${join(lookup.match.map(id))}, ${place} as place from ${register.rows} as register ${where}
      ) as ${name} on ${join(matches(sql`identity`, name), ' and ')}`;
  }
  return sql`
      left join (
        select asker.record, min(${place}) as place
        from ${rows} as asker
        join ${register.rows} as register on ${join([...matches(sql`asker`, sql`register`), ...only], ' and ')}
        where asker.place is null
        group by asker.record
      ) as ${name} on ${name}.record = identity.record`;
}

function isOneRow({ key, keyIsUnique }: Source, { match }: PlaceSource): boolean {
  return keyIsUnique && key.length > 0 && key.every((field) => match.includes(field));
}
