import { id, join, type Sql, sql } from '../../base/lake/index.ts';
import type { IsoDate } from '../../base/model/index.ts';
import type { Condition, DeathEvidence, Fact, FactSettings, Origin, PlaceEvidence } from './settings.ts';

/**
 * One value that a person's rows in one source become: the answer of an aggregate, or the value of the latest row. Rows are
 * seen as `record`; those of the bridge's own source as `base`. The column's name is unique among all readings.
 */
export type Reading = Readonly<{
  column: string;
  source: string;
  via?: string | undefined;
  /** What must be joined to the rows first; never more than one row for each. */
  joins?: readonly Sql[];
}> &
  (
    | Readonly<{ pick: 'aggregate'; answer: Sql }>
    | Readonly<{ pick: 'latest'; value: Sql; where?: Sql | undefined; by?: Sql | undefined }>
  );

/** What rows are read with: `places` says whether a list of places is there to check codes against. */
export type ReadingContext = Readonly<{ asOf: IsoDate; places: boolean }>;

/** Everything that has to be read from the sources, in the order of the content. */
export function readingsOf(settings: FactSettings, context: ReadingContext): Reading[] {
  return [
    ...settings.facts.flatMap((fact) =>
      (fact.from ?? []).map((origin, index) => factReading({ fact, origin, index }, context.asOf)),
    ),
    ...settings.death.flatMap((evidence, index) => deathReadings(evidence, index, context.asOf)),
    ...settings.residence.flatMap((place, index) => placeReadings(place, index, context)),
  ];
}

/** The column of a fact's n-th origin. */
export function originColumn(fact: string, index: number): string {
  return `${fact}__${index}`;
}

type PlacedOrigin = Readonly<{ fact: Fact; origin: Origin; index: number }>;

function factReading({ fact, origin, index }: PlacedOrigin, asOf: IsoDate): Reading {
  const named = fact.type === 'person' && origin.column ? id(`named_${fact.fact}`) : undefined;
  const common = {
    column: originColumn(fact.fact, index),
    source: origin.source,
    via: origin.via,
    joins: named && origin.column ? [namedPersons(named, id(`record.${origin.column}`))] : [],
  };
  const value = named ? sql`${named}.person_id` : readValue(origin);
  const where = metBy(origin.where, asOf);
  if (origin.pick === 'latest') {
    return { ...common, pick: 'latest', value, where, by: origin.by ? id(`record.${origin.by}`) : undefined };
  }
  return { ...common, pick: 'aggregate', answer: aggregateOf(origin, value, where) };
}

/** A row that names somebody else by number is read as naming that person. */
function namedPersons(alias: Sql, number: Sql): Sql {
  return sql`left join person_numbers as ${alias} on ${alias}.pid = ${number}`;
}

function readValue(origin: Origin): Sql {
  if (origin.add) return sumOf(origin.add);
  return origin.column ? id(`record.${origin.column}`) : sql`true`;
}

function sumOf(columns: readonly string[]): Sql {
  const parts = columns.map((column) => id(`record.${column}`));
  const sum = join(
    parts.map((part) => sql`coalesce(${part}, 0)`),
    ' + ',
  );
  return sql`case when coalesce(${join(parts)}) is not null then ${sum} end`;
}

function aggregateOf(origin: Origin, value: Sql, where: Sql | undefined): Sql {
  const among = where ? sql` filter (where ${where})` : sql``;
  switch (origin.pick) {
    case 'exists':
      return where ? sql`bool_or(coalesce(${where}, false))` : sql`bool_or(true)`;
    case 'any':
      return sql`bool_or(${value})${among}`;
    case 'count':
      return origin.column ? sql`count(distinct ${value})${among}` : sql`count(*)${among}`;
    case 'min':
      return sql`min(${value})${among}`;
    case 'sum':
      return sql`sum(${value})${among}`;
    default:
      return sql`max(${value})${among}`;
  }
}

function deathReadings(evidence: DeathEvidence, index: number, asOf: IsoDate): Reading[] {
  const common = { source: evidence.source, via: evidence.via, pick: 'aggregate' } as const;
  const where = metBy(evidence.where, asOf);
  const dead = where ? sql`bool_or(coalesce(${where}, false))` : sql`bool_or(true)`;
  const readings: Reading[] = [{ ...common, column: `dead__${index}`, answer: dead }];
  if (!evidence.date) return readings;
  const date = sql`min(${id(`record.${evidence.date}`)})${where ? sql` filter (where ${where})` : sql``}`;
  return [...readings, { ...common, column: `death_date__${index}`, answer: date }];
}

function placeReadings(place: PlaceEvidence, index: number, context: ReadingContext): Reading[] {
  const stated = { village: villageOf(place), subdistrict: subdistrictOf(place) };
  const village = id(`village_${index}`);
  const subdistrict = id(`subdistrict_${index}`);
  const at = context.places
    ? sql`coalesce(${village}.now, ${subdistrict}.now)`
    : sql`coalesce(${stated.village}, ${stated.subdistrict})`;
  const common = {
    source: place.source,
    via: place.via,
    joins: context.places ? [present(village, stated.village), present(subdistrict, stated.subdistrict)] : [],
  };
  const where = join([...conditions(place.where, context.asOf), sql`${at} is not null`], ' and ');
  const by = place.by ? id(`record.${place.by}`) : undefined;
  const latest: Reading = { ...common, column: `place__${index}`, pick: 'latest', value: at, where, by };
  if (!place.holds.startsWith('current')) return [latest];
  const subdistricts = sql`(substr(${at}, 1, 6)) filter (where ${where})`;
  return [
    latest,
    { ...common, column: `place_min__${index}`, pick: 'aggregate', answer: sql`min${subdistricts}` },
    { ...common, column: `place_max__${index}`, pick: 'aggregate', answer: sql`max${subdistricts}` },
  ];
}

/** The present code of a stated one, and nothing for a code that never was. */
function present(alias: Sql, stated: Sql): Sql {
  return sql`left join present_places as ${alias} on ${alias}.code = ${stated}`;
}

/** The village a row names, of 8 digits. */
function villageOf(place: PlaceEvidence): Sql {
  if (place.village) return id(`record.${place.village}`);
  if (!place.subdistrict || !place.villageNumber) return sql`cast(null as varchar)`;
  return sql`${id(`record.${place.subdistrict}`)} || ${id(`record.${place.villageNumber}`)}`;
}

/** The subdistrict a row names, of 6 digits. */
function subdistrictOf(place: PlaceEvidence): Sql {
  return place.subdistrict ? id(`record.${place.subdistrict}`) : sql`substr(${villageOf(place)}, 1, 6)`;
}

function metBy(tests: readonly Condition[], asOf: IsoDate): Sql | undefined {
  return tests.length > 0 ? join(conditions(tests, asOf), ' and ') : undefined;
}

function conditions(tests: readonly Condition[], asOf: IsoDate): Sql[] {
  return tests.map((test) => {
    const column = id(`${test.of ? 'base' : 'record'}.${test.column}`);
    if (test.is !== undefined) return sql`${column} = ${test.is}`;
    if (test.in) return sql`${column} in (${join(test.in.map((value) => sql`${value}`))})`;
    if (test.not) return sql`${column} not in (${join(test.not.map((value) => sql`${value}`))})`;
    if (test.notPast) return sql`coalesce(${column} >= cast(${asOf} as date), true)`;
    return sql`${column} is not null`;
  });
}
