import { id, join, type Sql, type SqlStep, sql } from '../../base/lake/index.ts';
import type { Deliveries } from './deliveries.ts';
import type { Reading } from './readings.ts';
import { homesTable, REFUSED_ROWS, type Route, refusedColumn, sourceTable } from './routes/index.ts';
import type { FactSettings } from './settings.ts';

/** What the profile is put together from: the readings of every route that can be gone. */
export type ProfileParts = Readonly<{
  facts: FactSettings;
  deliveries: Deliveries;
  routes: readonly Readonly<{ route: Route; readings: readonly Reading[] }>[];
  kinds: readonly string[];
  /** Sources of which it is known whose rows could not be taken. */
  refusing: readonly string[];
}>;

/** What linkage knows of a person. */
export const PERSON = [
  'pid',
  'title',
  'given_name',
  'family_name',
  'sex',
  'birth_date',
  'birth_precision',
  'anchor_source',
] as const;

type Told = Readonly<{ table: string; names: readonly string[]; columns: readonly Sql[] }>;

/**
 * Tables put beside all persons at a time. One join after another through all of them would carry every column so far through each,
 * and cut the rows into ever smaller pieces where some persons are missing: a few at a time, then the few results, costs half.
 */
const AT_A_TIME = 10;

/** Everybody with what a few tables tell of them; nobody is missing from any of these. */
export function shelves(parts: ProfileParts): SqlStep[] {
  return chunksOf(tablesOf(parts)).map((tables, index) => ({
    table: shelfName(index),
    spends: tables.map(({ table }) => table),
    select: sql`
      select ${join([sql`person.person_id`, ...(index === 0 ? PERSON.map((name) => id(`person.${name}`)) : []), ...tables.flatMap(({ columns }) => columns)])}
      from linkage.persons as person
      ${join(
        tables.map(({ table }) => sql`left join ${id(table)} on ${id(table)}.person_id = person.person_id`),
        '\n      ',
      )}`,
  }));
}

/** All that was read of the people of a stretch of keys; the same stretch is cut from every shelf, so that little is held at a time. */
export function sideBySide(parts: ProfileParts, within: Sql): Sql {
  const [first = '', ...others] = chunksOf(tablesOf(parts)).map((_, index) => shelfName(index));
  const stretch = (shelf: string) => sql`(select * from ${id(shelf)} where ${within}) as ${id(shelf)}`;
  const rest = others.map((shelf) => sql`${id(shelf)}.* exclude (person_id)`);
  const joins = others.map(
    (shelf) => sql`join ${stretch(shelf)} on ${id(shelf)}.person_id = ${id(first)}.person_id`,
  );
  return sql`
        select ${join([sql`${id(first)}.*`, ...rest])}
        from ${stretch(first)}
        ${join(joins, '\n        ')}`;
}

/** The shelf that everybody stands on. */
export const FIRST_SHELF = shelfName(0);

/** The shelf on which a column stands; none when its register was not delivered. */
export function shelfOf(parts: ProfileParts, column: string): string | undefined {
  const index = chunksOf(tablesOf(parts)).findIndex((tables) =>
    tables.some(({ names }) => names.includes(column)),
  );
  return index < 0 ? undefined : shelfName(index);
}

function shelfName(index: number): string {
  return `shelf_${index}`;
}

function tablesOf({ routes, kinds, refusing }: ProfileParts): Told[] {
  return [
    ...routes.map(({ route, readings }) => {
      const table = sourceTable(route);
      const names = readings.map(({ column }) => column);
      return { table, names, columns: names.map((name) => id(`${table}.${name}`)) };
    }),
    ...kinds.map((kind) => {
      const table = homesTable(kind);
      return { table, names: [table], columns: [sql`${id(`${table}.household_id`)} as ${id(table)}`] };
    }),
    {
      table: 'duplicate_rows',
      names: ['duplicate_rows'],
      columns: [sql`coalesce(duplicate_rows.duplicates, 0) as duplicate_rows`],
    },
    ...(refusing.length > 0 ? [refusedTold(refusing)] : []),
  ];
}

function refusedTold(sources: readonly string[]): Told {
  const names = sources.map(refusedColumn);
  return { table: REFUSED_ROWS, names, columns: names.map((name) => id(`${REFUSED_ROWS}.${name}`)) };
}

function chunksOf(tables: readonly Told[]): Told[][] {
  const count = Math.ceil(tables.length / AT_A_TIME);
  return Array.from({ length: count }, (_, index) =>
    tables.slice(index * AT_A_TIME, (index + 1) * AT_A_TIME),
  );
}
