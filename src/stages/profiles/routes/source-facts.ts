import { id, join, literal, render, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import type { Reading } from '../readings.ts';
import type { FactSettings } from '../settings.ts';
import { REFUSED_ROWS, unlessRefused } from './refused.ts';
import { rowsOfRelatives } from './relatives.ts';
import { acceptedOf, bridgeTable, homesTable, linkedRows, type Route, sourceTable } from './route.ts';

/** What one source is read by: the route, the readings, and whether it is known of whom it sent rows that could not be taken. */
type SourceRead = Readonly<{ route: Route; readings: readonly Reading[]; keepsRefused: boolean }>;

/** One row a person with everything that is read from one source by one route. */
export function sourceFacts({ route, readings, keepsRefused }: SourceRead, settings: FactSettings): SqlStep {
  const groups = latestGroups(readings);
  const asksRefused = keepsRefused && readsRelative(route, settings);
  const aggregates = readings.flatMap((reading) => {
    if (reading.pick !== 'aggregate') return [];
    const answer = asksRefused ? unlessRefused(reading.answer, route.source) : reading.answer;
    return [sql`${answer} as ${id(reading.column)}`];
  });
  const latest = groups.map((group, index) => sql`${latestOf(group)} as ${id(`latest_${index}`)}`);
  const joins = [...new Map(readings.flatMap((one) => one.joins ?? []).map(byText)).values()];
  return {
    table: sourceTable(route),
    select: sql`
      select ${join([sql`person_id`, ...readings.map((reading) => outputOf(reading, groups))], ',\n        ')}
      from (
        select ${join([sql`${personOf(route)} as person_id`, ...aggregates, ...latest], ',\n          ')}
        ${rowsOf(route, settings)}
        ${asksRefused ? sql`left join ${id(REFUSED_ROWS)} as refused on refused.person_id = base.relative_id` : sql``}
        ${join(joins, '\n        ')}
        group by ${personOf(route)}
      ) as one_person`,
  };
}

/** Whether rows that were linked to a relative are read; rows that only name the relative are not told apart. */
function readsRelative({ source, via }: Route, { bridges }: FactSettings): boolean {
  const bridge = via ? bridges[via] : undefined;
  return bridge?.kind === 'relative' && bridge.rows[source] === undefined;
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
  if (!bridge || !route.via) return sql`from ${linkedRows(route.source)}`;
  const base = id(bridge.kind === 'household' ? homesTable(bridge.household) : bridgeTable(route.via));
  if (bridge.kind === 'relative') return rowsOfRelatives(base, route.source, bridge.rows[route.source]);
  const fields = bridge.kind === 'household' ? ([[bridge.key, 'source_key']] as const) : pairs(bridge.on);
  const meets = fields.map(([row, leads]) => sql`${id(`record.${row}`)} = ${id(`base.${leads}`)}`);
  return sql`from ${base} as base
        join ${acceptedOf(route.source)} as record on ${join(meets, ' and ')}`;
}

/** Columns that both sides call the same. */
function pairs(columns: readonly string[]): (readonly [string, string])[] {
  return columns.map((column) => [column, column]);
}

function byText(piece: Sql): [string, Sql] {
  return [JSON.stringify(render(piece)), piece];
}
