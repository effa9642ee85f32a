import { isKeptBack, type Officer, scopeOf, scopeOfPeople, withinAreas } from '../../../base/access/index.ts';
import { problem } from '../../../base/errors/index.ts';
import { dayIn, join, literal, type Row, type Sql, sql } from '../../../base/lake/index.ts';
import { type IsoDate, type PersonId, personIdOf, type Text } from '../../../base/model/index.ts';
import { currentKeys } from '../../../stages/linkage/index.ts';
import { allKeys, currentKey, type PlaceStep, type Reading, stepOf } from '../../lookup/index.ts';
import { type FollowedEffect, readEffects } from './read-effects.ts';

/** Something that happened in somebody's life, as officers see it. */
export type SeenEvent = Readonly<{
  id: string;
  kind: string;
  title: Text;
  person: PersonId;
  /** Null for whom is kept back. */
  name: string | null;
  keptBack: boolean;
  place: PlaceStep;
  happenedOn: IsoDate | null;
  knownOn: IsoDate;
  before: string | null;
  now: string | null;
  source: Readonly<{ title: Text; asOf: IsoDate | null }> | null;
  effects: FollowedEffect[];
}>;

/** Which events of an area are asked for; a page of people only where it is said. */
export type AreaEventsAsk = Readonly<{
  code: string;
  since: string;
  kind?: string | undefined;
  after: number;
  limit: number;
}>;

/** What happened in an area, counted by kind, and a page of it with the people. */
export type AreaEvents = Readonly<{
  code: string;
  since: string;
  asOf: IsoDate;
  kinds: Readonly<{ kind: string; title: Text; events: number }>[];
  events: SeenEvent[];
  next: number | null;
}>;

/** Where a person is counted now; where they are counted nowhere any more, where it happened. */
const PLACED = sql`
  select
    event.*,
    person.given_name,
    person.family_name,
    coalesce(person.village_code, person.subdistrict_code || '00', event.village_code) as counted_in
  from events.life_events as event
  left join profiles.profiles as person on person.person_id = event.person_id`;

/**
 * What became known of an area since a day: counts, and people page by page; a limit of 0 tells nobody's name. Throws AREA_UNKNOWN,
 * EVENT_KIND_UNKNOWN.
 */
export async function listAreaEvents(
  reading: Reading,
  officer: Officer,
  ask: AreaEventsAsk,
): Promise<AreaEvents> {
  const place = reading.places.get(ask.code);
  const { kinds } = reading.country.events();
  if (ask.kind !== undefined && !kinds.some(({ id }) => id === ask.kind))
    throw problem('EVENT_KIND_UNKNOWN', {
      kind: ask.kind.slice(0, 60),
      known: kinds.map(({ id }) => id).join(', '),
    });
  const empty = { code: place.code, since: ask.since, asOf: reading.asOf, kinds: [], events: [], next: null };
  if (!hasEvents(reading)) return empty;
  const where = sql`
    ${withinAreas('counted_in', reading.places.officialParts(place.code))}
    and ${scopeOf(officer, 'counted_in')}
    and known_on > cast(${literal(ask.since)} as date)`;
  const counted = await reading.serving.rows(
    sql`select kind, cast(count(*) as integer) as events from (${PLACED}) as placed where ${where} group by kind`,
  );
  const events = new Map(counted.map((row) => [String(row['kind']), Number(row['events'])]));
  const page = ask.limit === 0 ? [] : await readPage(reading, where, ask);
  return {
    ...empty,
    kinds: kinds.flatMap(({ id, title }) => {
      const found = events.get(id) ?? 0;
      return found > 0 ? [{ kind: id, title, events: found }] : [];
    }),
    events: await seenEvents(reading, officer, page.slice(0, ask.limit)),
    next: page.length > ask.limit ? Number(page[ask.limit - 1]?.['event_no']) : null,
  };
}

/** A set that was published before events were looked for tells of none. */
function hasEvents({ serving }: Reading): boolean {
  return serving.versions.some(({ dataset }) => dataset === 'events');
}

/** The latest first, each page after the number of the last of the page before. */
async function readPage(reading: Reading, where: Sql, { kind, after, limit }: AreaEventsAsk): Promise<Row[]> {
  const ofKind = kind === undefined ? sql`true` : sql`kind = ${kind}`;
  const beyond = after === 0 ? sql`true` : sql`event_no < ${literal(after)}`;
  return await reading.serving.rows(
    sql`select * from (${PLACED}) as placed where ${where} and ${ofKind} and ${beyond} order by event_no desc limit ${literal(limit + 1)}`,
  );
}

/** What happened in one person's life since it is looked for. */
export type PersonEvents = Readonly<{ person: PersonId; asOf: IsoDate; events: SeenEvent[] }>;

/** All events of a person, also those told under ids of before. Throws PERSON_UNKNOWN alike for nobody and for somebody outside the officer's area. */
export async function readPersonEvents(
  reading: Reading,
  officer: Officer,
  person: string,
): Promise<PersonEvents> {
  const key = await currentKey(reading, person);
  const columns = { person: 'person_id', area: 'counted_in' };
  const [found] = await reading.serving.rows(sql`
    select person_id
    from (
      select person_id, coalesce(village_code, subdistrict_code || '00') as counted_in
      from profiles.profiles
      where person_id = ${key}
    ) as person
    where ${scopeOfPeople(officer, columns, [key])}`);
  if (!found) throw problem('PERSON_UNKNOWN');
  if (!hasEvents(reading)) return { person: personIdOf(key), asOf: reading.asOf, events: [] };
  const keys = join((await allKeys(reading, key)).map((one) => sql`${one}`));
  const rows = await reading.serving.rows(
    sql`select * from (${PLACED}) as placed where person_id in (${keys}) order by event_no desc`,
  );
  return {
    person: personIdOf(key),
    asOf: reading.asOf,
    events: await seenEvents(reading, officer, rows),
  };
}

async function seenEvents(reading: Reading, officer: Officer, rows: readonly Row[]): Promise<SeenEvent[]> {
  if (rows.length === 0) return [];
  const kinds = new Map(reading.country.events().kinds.map((kind) => [kind.id, kind.title]));
  const numbers = join(rows.map((row) => literal(Number(row['event_no']))));
  const effects = await readEffects(reading, officer, numbers);
  const told = rows.map((row) => BigInt(String(row['person_id'])));
  const now = await currentKeys(reading.serving, told);
  return rows.map((row) => {
    const known = BigInt(String(row['person_id']));
    // Who is kept back is so under every id they had.
    const key = now.get(known) ?? known;
    const keptBack = isKeptBack(officer, key) && officer.granted?.includes(key) !== true;
    const kind = String(row['kind']);
    return {
      id: String(row['event_id']),
      kind,
      title: kinds.get(kind) ?? { th: kind, en: kind },
      person: personIdOf(key),
      name: keptBack ? null : [row['given_name'], row['family_name']].filter(Boolean).join(' '),
      keptBack,
      place: stepOf(reading.places.nearest(textIn(row['counted_in']))),
      happenedOn: keptBack ? null : dayIn(row['day']),
      knownOn: dayIn(row['known_on']) ?? reading.asOf,
      before: keptBack ? null : textIn(row['was']),
      now: keptBack ? null : textIn(row['became']),
      source: sourceIn(reading, row),
      effects: keptBack ? [] : (effects.get(Number(row['event_no'])) ?? []),
    };
  });
}

function sourceIn(reading: Reading, row: Row): SeenEvent['source'] {
  const source = textIn(row['source']);
  if (source === null) return null;
  const title = reading.source(source)?.title ?? { th: source, en: source };
  return { title, asOf: dayIn(row['source_as_of']) };
}

function textIn(cell: unknown): string | null {
  return typeof cell === 'string' && cell !== '' ? cell : null;
}
