import { id, join, type Sql, type SqlStep, sql } from '../../base/lake/index.ts';
import { deathColumns } from './death.ts';
import type { Deliveries } from './deliveries.ts';
import { dateOf, derivedColumn, factColumns, type MadeColumns, type ProfileColumn } from './fact-columns.ts';
import type { Reading } from './readings.ts';
import { residenceColumns, residenceParts } from './residence.ts';
import { baseOf, type FactSettings } from './settings.ts';
import { homesTable, type Route, sourceTable } from './steps.ts';

/** What the profile is put together from: the readings of every route that can be gone. */
export type ProfileParts = Readonly<{
  facts: FactSettings;
  deliveries: Deliveries;
  routes: readonly Readonly<{ route: Route; readings: readonly Reading[] }>[];
  kinds: readonly string[];
}>;

const SERVED_ROW_GROUP = 40_000;
const PERSON = [
  'pid',
  'title',
  'given_name',
  'family_name',
  'sex',
  'birth_date',
  'birth_precision',
  'anchor_source',
];

/** One row a person: everybody the links know, with every fact of the content. */
export function profiles(parts: ProfileParts): SqlStep {
  const { facts, deliveries } = parts;
  const made = madeColumns(parts);
  const columns = facts.facts
    .filter((fact) => baseOf(fact) === undefined)
    .flatMap((fact) => factColumns(fact, deliveries, made));
  const derived = facts.facts.flatMap((fact) => derivedColumn(fact) ?? []);
  const places = Object.entries(residenceParts(facts.residence, deliveries));
  return {
    table: 'profiles',
    published: true,
    layout: { rowGroupRows: SERVED_ROW_GROUP },
    select: sql`
      with known as (${known(parts)}
      ),
      placed as (
        select known.*, ${join(places.map(([name, value]) => sql`${value} as ${id(name)}`))}
        from known
      ),
      told as (
        select
          person_id,
          ${listed(columns)}
        from placed
      )
      select
        ${join([sql`person_id`, ...columns.map(({ name }) => id(name)), listed(derived)], ',\n        ')}
      from told
      order by person_id`,
  };
}

/** Persons with all that was read of them, side by side. */
function known({ routes, kinds }: ProfileParts): Sql {
  const read = routes.flatMap(({ route, readings }) =>
    readings.map(({ column }) => id(`${sourceTable(route)}.${column}`)),
  );
  const tables = [
    ...routes.map(({ route }) => id(sourceTable(route))),
    ...kinds.map((kind) => id(homesTable(kind))),
    id('duplicate_rows'),
  ];
  const homes = kinds.map(
    (kind) => sql`${id(`${homesTable(kind)}.household_id`)} as ${id(homesTable(kind))}`,
  );
  const columns = [
    sql`person.person_id`,
    ...PERSON.map((name) => id(`person.${name}`)),
    ...read,
    ...homes,
    sql`coalesce(duplicate_rows.duplicates, 0) as duplicate_rows`,
  ];
  const joins = tables.map((table) => sql`left join ${table} on ${table}.person_id = person.person_id`);
  return sql`
        select
          ${join(columns, ',\n          ')}
        from linkage.persons as person
        ${join(joins, '\n        ')}`;
}

function madeColumns({ facts, deliveries }: ProfileParts): MadeColumns {
  const dates = deliveries.all.map(({ source }) => sql`when ${source} then ${dateOf(source, deliveries)}`);
  return {
    ...Object.fromEntries(PERSON.map((name) => [name, id(name)])),
    identity_source: sql`anchor_source`,
    identity_as_of: sql`case anchor_source when '' then null ${join(dates, ' ')} end`,
    duplicates: sql`duplicate_rows`,
    ...deathColumns(facts.death, deliveries),
    ...residenceColumns(facts.residence, deliveries),
  };
}

function listed(columns: readonly ProfileColumn[]): Sql {
  return join(
    columns.map(({ name, value }) => sql`${value} as ${id(name)}`),
    ',\n          ',
  );
}
