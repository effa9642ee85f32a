import { type Officer, scopeOfPeople } from '../../base/access/index.ts';
import { each, join, literal, type Row, type Serving, type Sql, sql } from '../../base/lake/index.ts';
import { cardReader } from '../../stages/search/index.ts';

/** A person's whole profile, the place they are counted in, and how areas count them; the dead are counted only where money still goes to them. */
export type PersonCard = Readonly<{
  key: bigint;
  profile: Row;
  village: string | null;
  stage: string | null;
  target: boolean;
}>;

/** Reads people by key; with an officer only those whom the officer may see, for the scope is part of the question. */
export type ReadCards = (people: readonly bigint[], officer?: Officer) => Promise<PersonCard[]>;

/** Sets published before this table was made keep how people are counted in another place, and are read without cards. */
const COUNTED = 'counted';

/** Reads whole profiles of a set: from the cards made for it, or from the profiles where a set has no cards. */
export function openCards(serving: Serving): ReadCards {
  const profiles = serving.versions.find(({ dataset }) => dataset === 'profiles');
  const read = hasCards(serving) && profiles ? cardReader(profiles) : undefined;
  return async (people, officer) => {
    if (people.length === 0) return [];
    const who = among(people);
    const person = read ? 'person_id' : 'seen_id';
    const seen = officer ? scopeOfPeople(officer, { person, area: 'village_code' }, people) : sql`true`;
    const asked = read
      ? cardsAsked(await filesHolding(serving, people), { who, seen })
      : profilesAsked(who, seen);
    const rows = await serving.rows(asked);
    return rows.map((row) => cardOf(row, read ? read(String(row['card'])) : row));
  };
}

/** Where those people live, or lived, whom the officer may see; null where no register tells it. No card is read for this. */
export async function readPlaces(
  serving: Serving,
  officer: Officer,
  people: readonly bigint[],
): Promise<Map<bigint, string | null>> {
  if (people.length === 0) return new Map();
  const places = hasCards(serving)
    ? sql`select person_id, village_code from ${(await filesHolding(serving, people)).cards}`
    : sql`select person_id, coalesce(village_code, subdistrict_code || '00') as village_code from profiles.profiles`;
  const rows = await serving.rows(sql`
    select person_id, village_code
    from (${places} where ${among(people)}) as placed
    where ${scopeOfPeople(officer, { person: 'person_id', area: 'village_code' }, people)}
    order by person_id`);
  return new Map(
    rows.map(({ person_id, village_code }) => [
      BigInt(String(person_id)),
      typeof village_code === 'string' ? village_code : null,
    ]),
  );
}

function hasCards({ versions }: Serving): boolean {
  const found = versions.find(({ dataset }) => dataset === 'search');
  return found?.tables.some(({ name }) => name === COUNTED) ?? false;
}

/** Few keys written out, so that only the parts of sorted files that hold them are read. */
function among(people: readonly bigint[]): Sql {
  return sql`person_id in (${join([...new Set(people)].map((key) => literal(key)))})`;
}

type CardFiles = Readonly<{ cards: Sql; counted: Sql }>;

/** The tables of cards as the few files in which those people stand. */
async function filesHolding({ holding }: Serving, people: readonly bigint[]): Promise<CardFiles> {
  const among = { dataset: 'search', column: 'person_id', within: each(people) };
  const [cards, counted] = await Promise.all([
    holding({ ...among, table: 'cards' }),
    holding({ ...among, table: COUNTED }),
  ]);
  return { cards, counted };
}

function cardsAsked({ cards, counted }: CardFiles, { who, seen }: Readonly<{ who: Sql; seen: Sql }>): Sql {
  return sql`
    select told.person_id, told.village_code as counted_in, counted.stage, counted.target_poor, told.card
    from (
      select person_id, village_code, card
      from ${cards}
      where ${who}
        and ${seen}
    ) as told
    left join (
      select person_id, stage, target_poor
      from ${counted}
      where ${who}
    ) as counted on counted.person_id = told.person_id
    order by told.person_id`;
}

function profilesAsked(who: Sql, seen: Sql): Sql {
  return sql`
    with places as (
      select person_id as seen_id, coalesce(village_code, subdistrict_code || '00') as village_code
      from profiles.profiles
      where ${who}
    ),
    seen_people as (select seen_id, village_code as counted_in from places where ${seen})
    select profile.*, seen_people.counted_in
    from profiles.profiles as profile
    join seen_people on seen_people.seen_id = profile.person_id
    order by profile.person_id`;
}

function cardOf(row: Row, profile: Row): PersonCard {
  const { counted_in: village = null, stage = null } = row;
  return {
    key: BigInt(String(row['person_id'])),
    profile,
    village: typeof village === 'string' ? village : null,
    stage: typeof stage === 'string' ? stage : null,
    target: row['target_poor'] === true,
  };
}
