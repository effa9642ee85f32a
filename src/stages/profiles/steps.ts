import {
  id,
  join,
  literal,
  render,
  type Sql,
  type SqlStep,
  schemaOf,
  sql,
  trusted,
} from '../../base/lake/index.ts';
import type { Reading } from './readings.ts';
import { type Bridge, bridgeColumns, type FactSettings } from './settings.ts';

/** Where the rows of a source come from. */
export type Route = Readonly<{ source: string; via?: string | undefined }>;

/** Present codes of places, by every code they ever had; a subdistrict without villages is its one village. */
export function presentPlaces({ noVillage }: FactSettings): SqlStep {
  return {
    table: 'present_places',
    select: sql`
      select place.code, coalesce(undivided.code, place.now) as now
      from (
        select code, coalesce(successor, code) as now
        from places.places
        where level in ('subdistrict', 'village')
      ) as place
      left join places.places as undivided
        on undivided.level = 'village' and undivided.code = place.now || ${noVillage}`,
  };
}

/** The person behind each number by which rows name somebody else. */
export function personNumbers(named: readonly Readonly<{ source: string; column: string }>[]): SqlStep {
  const numbers = named.map(({ source, column }) => sql`select ${id(column)} from ${acceptedOf(source)}`);
  return {
    table: 'person_numbers',
    select: sql`
      select pid, min(person_id) as person_id
      from linkage.persons
      where pid in (${join(numbers, ' union all ')})
      group by pid`,
  };
}

/** How many rows of one register speak of the same person twice. */
export function duplicateRows(): SqlStep {
  return {
    table: 'duplicate_rows',
    select: sql`
      select person_id, cast(count(*) as integer) as duplicates
      from linkage.doubts
      where reason = 'duplicate-in-source' and person_id is not null
      group by person_id`,
  };
}

/** Everybody's household of one kind; of several, the one joined last. */
export function homes(kind: string): SqlStep {
  return {
    table: homesTable(kind),
    select: sql`
      select person_id, home[1] as household_id, home[2] as source_key
      from (
        select
          member.person_id,
          max_by(
            row(household.household_id, household.source_key),
            row(member.since is not null, member.since, household.household_id)
          ) as home
        from households.members as member
        join households.households as household
          on household.household_id = member.household_id and household.kind = member.kind
        where member.kind = ${kind}
        group by member.person_id
      ) as joined_last`,
  };
}

export function homesTable(kind: string): string {
  return `homes_${schemaOf(kind)}`;
}

/** The persons whom a bridge's own source names, with the fields by which other rows refer to them. */
export function bridgeRows(name: string, settings: FactSettings): SqlStep | undefined {
  const bridge = settings.bridges[name];
  if (!bridge || bridge.kind === 'household') return undefined;
  const tested = testedColumns(name, settings).filter((column) => !bridgeColumns(bridge).includes(column));
  return {
    table: bridgeTable(name),
    select: bridge.kind === 'satellite' ? theOnePerson(bridge, tested) : everyPerson(bridge, tested),
  };
}

type RowBridge = Exclude<Bridge, { kind: 'household' }>;

function everyPerson(bridge: RowBridge, tested: readonly string[]): Sql {
  const leading = bridgeColumns(bridge);
  return sql`
      select link.person_id, ${join([...leading, ...tested].map((column) => id(`record.${column}`)))}
      ${linkedRows(bridge.of)}
      where ${known(leading)}`;
}

/** A reference that fits two persons fits nobody. */
function theOnePerson(bridge: Extract<Bridge, { kind: 'satellite' }>, tested: readonly string[]): Sql {
  const fields = bridge.on.map((column) => id(`record.${column}`));
  const last = tested.map((column) => {
    return sql`max_by(${id(`record.${column}`)}, record.row_id) as ${id(column)}`;
  });
  return sql`
      select ${join([sql`min(link.person_id) as person_id`, ...fields, ...last])}
      ${linkedRows(bridge.of)}
      where ${known(bridge.on)}
      group by ${join(fields)}
      having min(link.person_id) = max(link.person_id)`;
}

function known(columns: readonly string[]): Sql {
  return join(
    columns.map((column) => sql`${id(`record.${column}`)} is not null`),
    ' and ',
  );
}

function linkedRows(source: string): Sql {
  return sql`from (select person_id, row_id from linkage.links where source = ${source}) as link
      join ${acceptedOf(source)} as record on record.row_id = link.row_id`;
}

/** Columns of the bridge's own source that conditions ask for. */
function testedColumns(name: string, settings: FactSettings): string[] {
  const readers = [
    ...settings.facts.flatMap((fact) => fact.from ?? []),
    ...settings.death,
    ...settings.residence,
  ];
  const tests = readers.filter((reader) => reader.via === name).flatMap((reader) => reader.where);
  return [...new Set(tests.filter((test) => test.of).map((test) => test.column))].sort();
}

/** One row a person with everything that is read from one source by one route. */
export function sourceFacts(route: Route, readings: readonly Reading[], settings: FactSettings): SqlStep {
  const groups = latestGroups(readings);
  const aggregates = readings.flatMap((reading) =>
    reading.pick === 'aggregate' ? [sql`${reading.answer} as ${id(reading.column)}`] : [],
  );
  const latest = groups.map((group, index) => sql`${latestOf(group)} as ${id(`latest_${index}`)}`);
  const joins = [...new Map(readings.flatMap((one) => one.joins ?? []).map(byText)).values()];
  return {
    table: sourceTable(route),
    select: sql`
      select ${join([sql`person_id`, ...readings.map((reading) => outputOf(reading, groups))], ',\n        ')}
      from (
        select ${join([sql`${personOf(route)} as person_id`, ...aggregates, ...latest], ',\n          ')}
        ${rowsOf(route, settings)}
        ${join(joins, '\n        ')}
        group by ${personOf(route)}
      ) as one_person`,
  };
}

export function sourceTable(route: Route): string {
  return `from_${schemaOf(route.source)}${route.via ? `_by_${route.via}` : ''}`;
}

type LatestReading = Extract<Reading, { pick: 'latest' }>;

/** Readings that take their value from the same row, so that the row is found once. */
function latestGroups(readings: readonly Reading[]): LatestReading[][] {
  const groups = new Map<string, LatestReading[]>();
  for (const reading of readings) {
    if (reading.pick !== 'latest') continue;
    const key = JSON.stringify([reading.where, reading.by].map((part) => part && render(part)));
    groups.set(key, [...(groups.get(key) ?? []), reading]);
  }
  return [...groups.values()];
}

function latestOf(group: readonly LatestReading[]): Sql {
  const [first] = group;
  const last = sql`record.row_id`;
  const order = first?.by ? sql`row(${first.by} is not null, ${first.by}, ${last})` : last;
  const among = first?.where ? sql` filter (where ${first.where})` : sql``;
  return sql`max_by(row(${join(group.map((reading) => reading.value))}), ${order})${among}`;
}

function outputOf(reading: Reading, groups: readonly (readonly LatestReading[])[]): Sql {
  const group = groups.findIndex((members) => members.some((member) => member.column === reading.column));
  if (group < 0) return id(reading.column);
  const place = groups[group]?.findIndex((member) => member.column === reading.column) ?? 0;
  return sql`${id(`latest_${group}`)}[${literal(place + 1)}] as ${id(reading.column)}`;
}

function personOf(route: Route): Sql {
  return route.via ? sql`base.person_id` : sql`link.person_id`;
}

function rowsOf(route: Route, settings: FactSettings): Sql {
  const bridge = route.via ? settings.bridges[route.via] : undefined;
  if (!bridge || !route.via) return linkedRows(route.source);
  const base = id(bridge.kind === 'household' ? homesTable(bridge.household) : bridgeTable(route.via));
  const meets = meetings(bridge, route.source).map(
    ([row, leads]) => sql`${id(`record.${row}`)} = ${id(`base.${leads}`)}`,
  );
  // Whose relative is named has an answer even where no row speaks of that relative.
  const kind = trusted(bridge.kind === 'relative' ? 'left join' : 'join');
  return sql`from ${base} as base
        ${kind} ${acceptedOf(route.source)} as record on ${join(meets, ' and ')}`;
}

/** Pairs of a row's column and the bridge's column that must be the same. */
function meetings(bridge: Bridge, source: string): (readonly [string, string])[] {
  switch (bridge.kind) {
    case 'household':
      return [[bridge.key, 'source_key']];
    case 'relative':
      return [[bridge.rows[source] ?? bridge.number, bridge.number]];
    default:
      return bridge.on.map((column) => [column, column]);
  }
}

function bridgeTable(name: string): string {
  return `bridge_${name}`;
}

function acceptedOf(source: string): Sql {
  return id(`${schemaOf(`intake/${source}`)}.accepted`);
}

function byText(piece: Sql): [string, Sql] {
  return [JSON.stringify(render(piece)), piece];
}
