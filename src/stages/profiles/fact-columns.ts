import { problem } from '../../base/errors/index.ts';
import { dialect, id, join, literal, type Sql, sql } from '../../base/lake/index.ts';
import type { IsoDate } from '../../base/model/index.ts';
import type { Deliveries } from './deliveries.ts';
import { originColumn } from './readings.ts';
import { homesTable, refusedColumn } from './routes/index.ts';
import type { Fact, Origin } from './settings.ts';

/** A column of the profile and how it is made from the columns read before. */
export type ProfileColumn = Readonly<{ name: string; value: Sql }>;

/** Columns that code of its own makes, by the name of the fact. */
export type MadeColumns = Readonly<Record<string, Sql>>;

const SQL_TYPES = {
  text: 'text',
  integer: 'integer',
  boolean: 'boolean',
  date: 'date',
  money: 'bigint',
  person: 'bigint',
  household: 'bigint',
} as const;

/** The column of a fact, and with several registers which one it came from and of what date. */
export function factColumns(fact: Fact, deliveries: Deliveries, made: MadeColumns): ProfileColumn[] {
  if (fact.from) return readColumns(fact, fact.from, deliveries);
  if (fact.household) return [{ name: fact.fact, value: id(homesTable(fact.household)) }];
  const value = made[fact.fact];
  if (value) return [{ name: fact.fact, value: typed(fact, value) }];
  const reason = `${fact.made} makes no column of this name`;
  throw problem('CONTENT_INVALID', { file: 'facts', where: fact.fact, reason });
}

/** Whether a fact can come from several registers, so that each value says which one it is from. */
export function hasSeveralSources(fact: Fact): boolean {
  return new Set(fact.from?.map((origin) => origin.source)).size > 1;
}

function readColumns(fact: Fact, origins: readonly Origin[], deliveries: Deliveries): ProfileColumn[] {
  const values = origins.map((origin, index) => originValue({ fact, origin, index }, deliveries));
  const value = fact.combine === 'any' ? anyOf(values) : sql`coalesce(${join([...values, nothing(fact)])})`;
  const column = { name: fact.fact, value: typed(fact, value) };
  if (!hasSeveralSources(fact)) return [column];
  const givers = values.map((one, index) => ({
    speaks: fact.combine === 'any' ? one : sql`${one} is not null`,
    source: origins[index]?.source ?? '',
  }));
  const sources = givers.map(({ speaks, source }) => sql`when ${speaks} then ${literal(source)}`);
  const dates = givers.map(({ speaks, source }) => sql`when ${speaks} then ${dateOf(source, deliveries)}`);
  return [
    column,
    { name: `${fact.fact}_source`, value: sql`case ${join(sources, ' ')} end` },
    { name: `${fact.fact}_as_of`, value: sql`case ${join(dates, ' ')} end` },
  ];
}

/**
 * What one register says: nothing when it was not delivered or is stale. A later register of a yes or no that goes by order may
 * only say yes, or the first one's silence would become a no.
 */
function originValue(
  { fact, origin, index }: Readonly<{ fact: Fact; origin: Origin; index: number }>,
  deliveries: Deliveries,
): Sql {
  if (deliveries.reach(origin.source, origin.via) !== 'fresh') return nothing(fact);
  const absent = origin.absent === undefined ? fact.absent : origin.absent;
  const read = id(originColumn(fact.fact, index));
  const value = absent === null ? read : sql`coalesce(${read}, ${silence(origin, absent, deliveries)})`;
  return fact.type === 'boolean' && fact.combine === 'first' && index > 0
    ? sql`nullif(${value}, false)`
    : value;
}

/** What it means that a register has no row of somebody; nothing where it sent one that could not be taken. */
function silence({ source, via }: Origin, absent: string | number | boolean, deliveries: Deliveries): Sql {
  if (via !== undefined || !deliveries.keepsRefused(source)) return literal(absent);
  return sql`case when not coalesce(${id(refusedColumn(source))}, false) then ${literal(absent)} end`;
}

/** Yes if one says yes, no if all say no, else not known: SQL's own `or`. */
function anyOf(values: readonly Sql[]): Sql {
  return join(
    values.map((value) => sql`(${value})`),
    ' or ',
  );
}

/** A value in the column type of a fact. */
export function typed(fact: Fact, value: Sql): Sql {
  return sql`cast(${value} as ${dialect.type(SQL_TYPES[fact.type])})`;
}

function nothing(fact: Fact): Sql {
  return typed(fact, sql`null`);
}

/** The date of a source as a value. */
export function dateOf(source: string, deliveries: Deliveries): Sql {
  const date: IsoDate | null = deliveries.dateOf(source);
  return sql`cast(${literal(date)} as date)`;
}

/** A fact that is worked out from another one of the same person. */
export function derivedColumn(fact: Fact): ProfileColumn | undefined {
  const { bands, among, unless } = fact;
  if (bands) return { name: fact.fact, value: bandOf(bands) };
  if (unless) {
    const value = sql`${id(unless.of)} and not coalesce(${id(unless.or)}, false)`;
    return { name: fact.fact, value: typed(fact, value) };
  }
  if (!among) return undefined;
  const values = among.in.map((value) => literal(value));
  return { name: fact.fact, value: typed(fact, sql`${id(among.of)} in (${join(values)})`) };
}

/** A group of scores as its word: the first band whose lower end the score reaches; a score off the scale is in none. */
function bandOf({ of, atMost, to }: NonNullable<Fact['bands']>): Sql {
  const score = id(of);
  const bands = to.map((band) => sql`when ${score} >= ${literal(band.atLeast)} then ${literal(band.value)}`);
  return sql`case when ${score} > ${literal(atMost)} then null ${join(bands, ' ')} end`;
}
