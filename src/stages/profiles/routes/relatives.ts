import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import type { Bridge } from '../settings.ts';
import { acceptedOf, linkedRows } from './route.ts';

/** A column in which rows name somebody else by number. */
export type NamingColumn = Readonly<{ source: string; column: string }>;

/**
 * The person behind each number by which rows name somebody else: who bears it, else the one person who has a row that carries it,
 * though wrongly or from before. A number that leads to two persons leads to nobody.
 */
export function personNumbers(naming: readonly NamingColumn[], numbered: readonly NamingColumn[]): SqlStep {
  const named = naming.map(({ source, column }) => sql`select ${id(column)} from ${acceptedOf(source)}`);
  const carried = numbered.map(
    ({ source, column }) => sql`
        select ${literal(source)} as source, row_id, ${id(column)} as pid
        from ${acceptedOf(source)}
        where ${id(column)} in (select pid from unborne)`,
  );
  const none = sql`select cast(null as varchar) as source, cast(null as bigint) as row_id, cast(null as varchar) as pid where false`;
  return {
    table: 'person_numbers',
    select: sql`
      with named(pid) as (
        ${join(named, ' union ')}
      ),
      borne as (
        select pid, min(person_id) as person_id, count(*) as bearers
        from linkage.persons
        where pid in (select pid from named)
        group by pid
      ),
      unborne as (
        select pid from named where pid is not null and pid not in (select pid from borne)
      ),
      carried as (${join([none, ...carried], ' union all ')}
      ),
      carrier as (
        select carried.pid, min(link.person_id) as person_id
        from carried
        join linkage.links as link on link.source = carried.source and link.row_id = carried.row_id
        group by carried.pid
        having min(link.person_id) = max(link.person_id)
      )
      select pid, person_id from borne where bearers = 1
      union all
      select pid, person_id from carrier`,
  };
}

type RelativeBridge = Extract<Bridge, { kind: 'relative' }>;

/**
 * Everybody whose relative is known, and who that is: as the last row with a number says; where that leads to nobody, as the
 * household says, if content lets it and only one member can be meant. Nobody is a relative of himself or of somebody too young.
 */
export function relatives({ of, number, olderByYears, kin }: RelativeBridge): Sql {
  const byHousehold = kin
    ? sql`
      union all
      select member.person_id, min(other.person_id)
      from households.members as member
      join households.members as other
        on other.household_id = member.household_id and other.kind = member.kind and other.person_id <> member.person_id
      join linkage.persons as person on person.person_id = member.person_id
      join linkage.persons as relative on relative.person_id = other.person_id
      where member.kind = ${kin.household}
        and member.role in (${listed(kin.roles)})
        and other.role in (${listed(kin.among)})
        and relative.sex = ${kin.sex}
        and ${isOldEnough(olderByYears)}
        and member.person_id not in (select person_id from by_number)
      group by member.person_id
      having min(other.person_id) = max(other.person_id)`
    : sql``;
  return sql`
      with named as (
        select link.person_id, max_by(record.${id(number)}, record.row_id) as number
        from ${linkedRows(of)}
        where record.${id(number)} is not null
        group by link.person_id
      ),
      by_number as (
        select named.person_id, person_numbers.person_id as relative_id
        from named
        join person_numbers on person_numbers.pid = named.number and person_numbers.person_id <> named.person_id
        join linkage.persons as person on person.person_id = named.person_id
        join linkage.persons as relative on relative.person_id = person_numbers.person_id
        where ${isOldEnough(olderByYears)}
      )
      select person_id, relative_id from by_number${byHousehold}`;
}

/** Where a birth date is not known, nothing speaks against it. */
function isOldEnough(years: number): Sql {
  return sql`coalesce(relative.birth_date <= ${dialect.addYears(sql`person.birth_date`, -years)}, true)`;
}

function listed(values: readonly string[]): Sql {
  return join(values.map((value) => literal(value)));
}

/**
 * Rows that speak of relatives, beside who has them (`base`): a source's own rows by whom they were linked to, others by the number
 * in which they name the relative. Whose relative is known has an answer even where no row speaks of that relative.
 */
export function rowsOfRelatives(base: Sql, source: string, column: string | undefined): Sql {
  const rows = column
    ? sql`(
          ${acceptedOf(source)} as record
          join person_numbers as link on link.pid = record.${id(column)}
        )`
    : sql`(${linkedRows(source)})`;
  return sql`from ${base} as base
        left join ${rows} on link.person_id = base.relative_id`;
}
