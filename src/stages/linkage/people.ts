import { problem } from '../../base/errors/index.ts';
import {
  type CodeStep,
  dialect,
  id,
  join,
  literal,
  type Sql,
  type SqlStep,
  sql,
} from '../../base/lake/index.ts';
import { recordOf, rowIdOf } from './identities.ts';
import { type LinkageContext, peopleSources, type Source } from './inputs.ts';

/** Bits that stand for sources: few enough that a sum of a million rows of one person still fits a BIGINT. */
const BITS = 40;

/** Names of the sources behind their numbers. A source that has one row a person has a bit, else 0; past the last bit they share. */
export function sourceNames(context: LinkageContext): SqlStep {
  const rows = peopleSources(context).map(({ number, id: name, onePerPerson }) => {
    const bit = onePerPerson ? 2n ** BigInt(number % BITS) : 0n;
    return sql`
    union all select cast(${literal(number)} as smallint), ${literal(name)}, cast(${literal(bit)} as bigint)`;
  });
  return {
    table: 'source_names',
    select: sql`
    select cast(null as smallint) as source, cast(null as varchar) as name, cast(null as bigint) as bit
    where false${join(rows, '')}`,
  };
}

/**
 * Every person once: the anchor's row, and the id made from the anchor and the secret. The anchor is the number; without one it
 * is the face; without that the row itself.
 */
export function people({ secret }: LinkageContext): SqlStep {
  const numberAnchor = sql`cast(person as varchar)`;
  const faceAnchor = sql`'face|' || given.fold_key || '|' || family.fold_key || '|' || cast(birth_day as varchar)
          || '|' || cast(coalesce(sex, 0) as varchar) || '|' || cast(place as varchar)`;
  const rowAnchor = sql`'row|' || source_names.name || '|' || cast(${rowIdOf(sql`island.source`, sql`island.record`)} as varchar)`;
  return {
    table: 'people',
    select: sql`
    with island as (
      select person, min(record) as record, min(source) as source, min(anchored_by) as anchored_by
      from islands
      where carries_anchor
      group by person
    ),
    anchor as (
      select person, source, record, ${numberAnchor} as anchor
      from spine
      union all
      select island.person, island.source, island.record, ${numberAnchor}
      from island
      where anchored_by = 'number'
      union all
      select island.person, island.source, island.record, ${faceAnchor}
      from island
      join loose_rows on loose_rows.record = island.record
      join folds as given on given.fold = loose_rows.given
      join folds as family on family.fold = loose_rows.family
      where anchored_by = 'face'
      union all
      select island.person, island.source, island.record, ${rowAnchor}
      from island
      join source_names on source_names.source = island.source
      where anchored_by = 'row'
    )
    select person, source, record, ${dialect.stableKey(sql`${secret} || '|' || anchor`)} as person_id
    from anchor`,
  };
}

/** Stops when two anchors came to one id, because two people would be one from here on. */
export function checkedPeople(): CodeStep {
  return {
    table: 'people_checked',
    version: 'people-checked-1',
    make: async ({ engine }) => {
      const [counted] = await engine.rows(
        sql`select count(*) as anchors, count(distinct person_id) as ids from people`,
      );
      const anchors = Number(counted?.['anchors']);
      const ids = Number(counted?.['ids']);
      if (anchors !== ids) throw problem('PERSON_ID_SHARED', { people: anchors - ids });
    },
  };
}

/** One row a person with the best facts known: those of the anchor's row. */
export function persons(context: LinkageContext): SqlStep {
  const rows = peopleSources(context).map(personsOf);
  return {
    table: 'persons',
    published: true,
    layout: { rowGroupRows: 20_000 },
    select: sql`
    with row_of_person as (
      ${join([NOBODY, ...rows], '\n      union all ')}
    )
    select
      row_of_person.person_id,
      row_of_person.pid,
      row_of_person.given_name,
      row_of_person.family_name,
      row_of_person.title,
      row_of_person.sex,
      row_of_person.birth_date,
      row_of_person.birth_precision,
      row_of_person.anchor_source,
      row_of_person.anchor_row_id,
      row_counts.records
    from row_of_person
    join row_counts on row_counts.person_id = row_of_person.person_id
    order by row_of_person.person_id`,
  };
}

const NOBODY = sql`
      select
        cast(null as bigint) as person_id,
        cast(null as varchar) as pid,
        cast(null as varchar) as given_name,
        cast(null as varchar) as family_name,
        cast(null as varchar) as title,
        cast(null as varchar) as sex,
        cast(null as date) as birth_date,
        cast(null as varchar) as birth_precision,
        cast(null as varchar) as anchor_source,
        cast(null as bigint) as anchor_row_id
      where false`;

function personsOf(source: Source): Sql {
  const text = (field: string) =>
    source.has(field) ? sql`row_of_source.${id(field)}` : sql`cast(null as varchar)`;
  const birth = source.has('birth_date') ? sql`birth_date` : sql`cast(null as date)`;
  const precision = source.has('birth_date_precision') ? sql`birth_date_precision` : sql`'day'`;
  return sql`
      select
        people.person_id,
        case when people.person > 0 then ${text('pid')} end,
        ${text('given_name')},
        ${text('family_name')},
        ${text('title')},
        ${text('sex')},
        ${birth},
        case when ${birth} is not null then ${precision} end,
        ${literal(source.id)},
        row_of_source.row_id
      from ${source.rows} as row_of_source
      join people on people.record = ${recordOf(source, sql`row_of_source.row_id`)}
      where people.source = ${literal(source.number)}`;
}
