import { isKeptBack } from '../../../base/access/index.ts';
import { problem } from '../../../base/errors/index.ts';
import { dialect, literal, type Row, type Sql, sql } from '../../../base/lake/index.ts';
import type { IsoDate } from '../../../base/model/index.ts';
import type { CohortReading, CohortStep, ListingDesk } from '../cohort-desk.ts';
import {
  among,
  keyIn,
  type ListedPerson,
  listedPersonReader,
  personColumns,
  stepOf,
} from '../people/index.ts';
import { lastVisitsOf } from '../visited.ts';
import { houseNumbers } from './house-numbers.ts';
import { chosenWithUnit, VISITED } from './units.ts';

/** A household to visit, with those of it whom a list holds. */
export type VisitHousehold = Readonly<{
  /** The household's id; null for somebody of whom no register tells with whom they live. */
  id: string | null;
  kind: (typeof VISITED)[number] | 'alone';
  houseNumber: string | null;
  village: CohortStep;
  subdistrict: CohortStep;
  /** How many live in it, listed or not; null where that is not known. */
  members: number | null;
  satangAMonth: number;
  /** The latest day on which somebody of those listed was visited at home. */
  lastVisit: IsoDate | null;
  people: ListedPerson[];
}>;

/** Which page of households is wanted, and whether only those that none of these people lives in: who was visited of late. */
export type HouseholdPage = Readonly<{
  after?: string | undefined;
  limit: number;
  without?: readonly bigint[] | undefined;
}>;

/** Households of some people, and how many there are of all of them. */
export type VisitHouseholds = Readonly<{
  households: VisitHousehold[];
  total: Readonly<{ households: number; people: number; satangAMonth: number }>;
  next: string | null;
}>;

/** Households of some people, those that miss most money a month first. `who` is a condition over `areas.people` with the scope in it. */
export async function visitHouseholds(
  desk: ListingDesk,
  who: Sql,
  { after, limit, without = [] }: HouseholdPage,
): Promise<VisitHouseholds> {
  const rows = await desk.reading.serving.rows(sql`
    with ${chosenWithUnit(who)},
    household as (
      select
        unit,
        cast(sum(money) as bigint) as satang_month,
        count(*) as people,
        string_agg(cast(person_id as varchar), ' ') as person_ids
      from placed
      group by unit
      having not bool_or(${among(without)})
    ),
    counted as (
      select
        household.*,
        cast(count(*) over () as integer) as all_households,
        cast(sum(people) over () as integer) as all_people,
        cast(sum(satang_month) over () as bigint) as all_satang_month
      from household
    )
    select *
    from counted
    where ${afterCondition(after)}
    order by satang_month desc, unit
    limit ${literal(limit + 1)}`);
  const page = rows.slice(0, limit);
  const [first] = rows;
  const last = page.at(-1);
  return {
    households: await readHouseholds(desk, page),
    total: {
      households: Number(first?.['all_households'] ?? 0),
      people: Number(first?.['all_people'] ?? 0),
      satangAMonth: Number(first?.['all_satang_month'] ?? 0),
    },
    next: rows.length > limit && last ? `${last['satang_month']}.${last['unit']}` : null,
  };
}

/** The cursor is the money and the unit of the last row. */
function afterCondition(after: string | undefined): Sql {
  if (after === undefined) return sql`true`;
  const [, amount, unit] = /^(\d{1,15})\.([a-z-]+:\d{1,20})$/.exec(after) ?? [];
  if (amount === undefined || unit === undefined)
    throw problem('REQUEST_INVALID', { where: 'after', reason: 'it is not a cursor of this list' });
  return sql`(satang_month < ${BigInt(amount)} or (satang_month = ${BigInt(amount)} and unit > ${unit}))`;
}

async function readHouseholds(desk: ListingDesk, page: readonly Row[]): Promise<VisitHousehold[]> {
  const { reading, officer } = desk;
  const units = page.map((row) => [String(row['unit']), keysIn(row)] as const);
  const [people, known, visited] = await Promise.all([
    peopleByKey(
      reading,
      units.flatMap(([, keys]) => keys),
    ),
    knownHouseholds(
      reading,
      units.map(([unit]) => unit),
    ),
    lastVisitsOf(
      desk,
      units.flatMap(([, keys]) => keys),
    ),
  ]);
  const houses = new Set([...known.values()].flatMap(({ house }) => house ?? []));
  const numbers = await houseNumbers(reading, [...houses]);
  const readPerson = listedPersonReader(desk);
  return units.map(([unit, keys]) => {
    const { house = null, members = null } = known.get(unit) ?? {};
    const of = keys
      .map((key) => people.get(key))
      .filter((row) => row !== undefined)
      .sort(byMoney);
    const [kind = '', key = ''] = unit.split(':');
    const place = placeOf(reading, of);
    // Where nobody listed may be named, the household would name them.
    const isHidden = of.every((row) => isKeptBack(officer, keyIn(row)));
    return {
      kind: VISITED.find((one) => one === kind) ?? 'alone',
      ...(isHidden
        ? { ...HIDDEN, village: place.subdistrict, subdistrict: place.subdistrict }
        : {
            id: kind === 'alone' ? null : key,
            houseNumber: house === null ? null : (numbers.get(house) ?? null),
            members,
            ...place,
          }),
      satangAMonth: of.reduce((sum, row) => sum + moneyIn(row), 0),
      lastVisit: isHidden ? null : latestOf(keys.flatMap((one) => visited.get(one) ?? [])),
      people: of.map(readPerson),
    };
  });
}

function latestOf(days: readonly IsoDate[]): IsoDate | null {
  return days.toSorted().at(-1) ?? null;
}

const HIDDEN = { id: null, houseNumber: null, members: null };

function keysIn(row: Row): bigint[] {
  return String(row['person_ids']).split(' ').map(BigInt);
}

function moneyIn(row: Row): number {
  return Number(row['missing_out_satang_month'] ?? 0);
}

function byMoney(left: Row, right: Row): number {
  return moneyIn(right) - moneyIn(left) || Number(keyIn(left) - keyIn(right));
}

async function peopleByKey(
  reading: CohortReading,
  keys: readonly bigint[],
): Promise<ReadonlyMap<bigint, Row>> {
  if (keys.length === 0) return new Map();
  const rows = await reading.serving.rows(sql`
    select ${personColumns(reading)}
    from areas.people
    where ${among(keys)}`);
  return new Map(rows.map((row) => [keyIn(row), row]));
}

/** Where most of those listed live. */
function placeOf(
  { places }: CohortReading,
  rows: readonly Row[],
): Pick<VisitHousehold, 'village' | 'subdistrict'> {
  const counted = Map.groupBy(rows, (row) => row['village_code']);
  const [most] = [...counted].sort(([, left], [, right]) => right.length - left.length);
  const place = places.nearest(typeof most?.[0] === 'string' ? most[0] : null);
  const above = place.level === 'village' && place.parent ? places.get(place.parent) : place;
  return { village: stepOf(place), subdistrict: stepOf(above) };
}

type KnownHousehold = Readonly<{ house: string | null; members: number }>;

async function knownHouseholds(
  { serving }: CohortReading,
  units: readonly string[],
): Promise<ReadonlyMap<string, KnownHousehold>> {
  const keys = units
    .filter((unit) => !unit.startsWith('alone:'))
    .map((unit) => BigInt(unit.split(':')[1] ?? 0));
  if (keys.length === 0) return new Map();
  const rows = await serving.rows(sql`
    select kind || ':' || household_id as unit, house_code, members
    from households.households
    where household_id in (${dialect.numbers(keys)})`);
  return new Map(
    rows.map((row) => [
      String(row['unit']),
      {
        house: typeof row['house_code'] === 'string' ? row['house_code'] : null,
        members: Number(row['members']),
      },
    ]),
  );
}
