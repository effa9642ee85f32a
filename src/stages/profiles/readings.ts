import { dialect, id, join, literal, type Sql, sql } from '../../base/lake/index.ts';
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

/** Rows of a relative of whom nothing is told are empty. */
const IS_ROW = sql`record.row_id is not null`;

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
  const value = origin.add ? sumOf(origin.add) : origin.column ? id(`record.${origin.column}`) : sql`true`;
  return origin.times ? sql`(${value}) * ${literal(origin.times)}` : value;
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
      return sql`bool_or(${where ? sql`coalesce(${where}, false)` : IS_ROW})`;
    case 'any':
      return sql`bool_or(${value})${among}`;
    case 'count':
      return origin.column ? sql`count(distinct ${value})${among}` : sql`count(record.row_id)${among}`;
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
  const { at, joins } = context.places ? presentPlace(place) : { at: statedPlace(place), joins: [] };
  const common = { source: place.source, via: place.via, joins };
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

/** A village of 8 digits or a subdistrict of 6, as the row states it. */
function statedPlace(place: PlaceEvidence): Sql {
  return sql`coalesce(${join(statedCodes(place).map(({ code }) => code))})`;
}

/** The same under its present code, and nothing for a code that never was; a village that never was leaves its subdistrict. */
function presentPlace(place: PlaceEvidence): { at: Sql; joins: readonly Sql[] } {
  const found = statedCodes(place).map(({ name, code }) => ({ code, alias: id(`present_${name}`) }));
  return {
    at: sql`coalesce(${join(found.map(({ alias }) => sql`${alias}.now`))})`,
    joins: found.map(
      ({ alias, code }) => sql`left join present_places as ${alias} on ${alias}.code = ${code}`,
    ),
  };
}

/** The codes a row names, the more exact first. */
function statedCodes({ village, subdistrict, villageNumber }: PlaceEvidence): { name: string; code: Sql }[] {
  const codes: { name: string; code: Sql }[] = [];
  if (village) codes.push({ name: village, code: id(`record.${village}`) });
  if (subdistrict && villageNumber) {
    const code = sql`${id(`record.${subdistrict}`)} || ${id(`record.${villageNumber}`)}`;
    codes.push({ name: `${subdistrict}_${villageNumber}`, code });
  }
  if (subdistrict) codes.push({ name: subdistrict, code: id(`record.${subdistrict}`) });
  else if (village)
    codes.push({ name: `part_of_${village}`, code: sql`substr(${id(`record.${village}`)}, 1, 6)` });
  return codes;
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
    if (test.has !== undefined) return sql`(',' || ${column} || ',') like ${`%,${test.has},%`}`;
    if (test.notPast) return sql`coalesce(${column} >= cast(${asOf} as date), true)`;
    if (test.withinDays !== undefined)
      return sql`coalesce(${column} >= ${dialect.addDays(sql`cast(${asOf} as date)`, -test.withinDays)}, true)`;
    return sql`${column} is not null`;
  });
}
