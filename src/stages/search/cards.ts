import {
  dialect,
  id,
  join,
  literal,
  type PartedStep,
  type Row,
  type Sql,
  sql,
} from '../../base/lake/index.ts';
import type { DatasetVersion, VersionTable } from '../../base/model/index.ts';

type Column = VersionTable['columns'][number];

/** Ends each fact of a card, and what stands for a text that is not known; neither is in any text that came in. Nothing stands for other facts. */
const BETWEEN = '\u001f';
const NOTHING = '\u001e';
const TEXT = 'VARCHAR';

/** A person's card is read alone, so the parts of a file are as small as they can be without making its list of parts long. */
const ROWS_A_PART = 2_048;
const COUNTED_ROWS_A_PART = 8_192;
/** Every part of a file is looked at before one is read: so many people a file keep that as short for a large country as for a small one. */
const PEOPLE_A_FILE = 131_072;

/**
 * A line a person with every fact of the profile as one text. The lines stand in the order of the profiles, which is that of
 * `person_id`: sorting texts this long, or joining anything to them, costs more than making them.
 */
export function cards(profiles: DatasetVersion): PartedStep {
  const facts = factColumns(profiles).map(({ name, type }) => {
    const told = sql`profile.${id(name)}`;
    return type === TEXT ? sql`coalesce(${told}, ${literal(NOTHING)})` : told;
  });
  return inFiles('profiles.profiles', {
    table: 'cards',
    published: true,
    layout: { rowGroupRows: ROWS_A_PART },
    select: sql`
      select
        profile.person_id,
        coalesce(profile.village_code, profile.subdistrict_code || '00') as village_code,
        concat(${join(facts.flatMap((fact) => [fact, literal(BETWEEN)]))}) as card
      from profiles.profiles_part as profile`,
  });
}

/** How areas count each person, if they do. */
export function counted(): PartedStep {
  return inFiles('areas.people', {
    table: 'counted',
    published: true,
    layout: { rowGroupRows: COUNTED_ROWS_A_PART },
    select: sql`
      select person_id, stage, target_poor
      from areas.people_part
      order by person_id`,
  });
}

/** Makes a table of people in several files, each of a stretch of keys. */
function inFiles(of: string, step: PartedStep['each'][number]): PartedStep {
  return {
    table: `${step.table}_in_files`,
    of: [of],
    by: 'person_id',
    parts: stretchesOf(id(of)),
    each: [step],
  };
}

/** Stretches of keys with as many people in each; a country of nobody has one. */
function stretchesOf(people: Sql): Sql {
  return sql`
    select coalesce(min(person_id), 0) as first, coalesce(max(person_id), 0) as last
    from (select 1) as always
    left join (
      select person_id, ${dialect.divided(sql`(row_number() over (order by person_id) - 1)`, literal(PEOPLE_A_FILE))} as stretch
      from ${people}
    ) as placed on true
    group by stretch
    order by first`;
}

/** What turns a card back into the row it was made of. */
export function cardReader(profiles: DatasetVersion): (card: string) => Row {
  const columns = factColumns(profiles).map(({ name, type }) => ({ name, read: readerOf(type) }));
  return (card) => {
    const parts = card.split(BETWEEN);
    return Object.fromEntries(columns.map(({ name, read }, place) => [name, read(parts[place] ?? NOTHING)]));
  };
}

type Read = (part: string) => Row[string];

function readerOf(type: string): Read {
  if (type === TEXT) return (part) => (part === NOTHING ? null : part);
  const read = READERS[type] ?? asText;
  return (part) => (part === '' || part === NOTHING ? null : read(part));
}

const asText: Read = (part) => part;

const READERS: Readonly<Record<string, Read>> = {
  BOOLEAN: (part) => part === 'true',
  BIGINT: BigInt,
  INTEGER: Number,
  DOUBLE: Number,
};

function factColumns({ tables }: DatasetVersion): readonly Column[] {
  return tables.find(({ name }) => name === 'profiles')?.columns ?? [];
}
