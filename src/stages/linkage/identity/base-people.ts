import { join, literal, type SqlStep, sql } from '../../../base/lake/index.ts';
import { type LinkageContext, peopleSources } from '../inputs.ts';
import { anchorKeyOf } from '../rows/index.ts';

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

/** Every row that the number alone did not settle or that a reviewer took away, its key and its person. */
export function keyedRows(): SqlStep {
  return {
    table: 'keyed_rows',
    select: sql`
    with linked_row as (
      select record, person from choices
      union all
      select record, person from islands
    )
    select unsettled_rows.source, unsettled_rows.record, unsettled_rows.record_key, unsettled_rows.number, linked_row.person
    from unsettled_rows
    join linked_row on linked_row.record = unsettled_rows.record
    where unsettled_rows.record not in (select record from cut_rows)
    union all
    select source, record, record_key, cast(null as bigint), -record
    from cut_rows`,
  };
}

/** What a person's id stands on, the firmest first: how the numbers of `base_people.kind` read. */
export const ANCHOR_KINDS = ['spine', 'number', 'face', 'row'] as const;

/** The small integer by which the lake knows what somebody is anchored by. */
export function anchorKind(kind: (typeof ANCHOR_KINDS)[number]) {
  return sql`cast(${literal(ANCHOR_KINDS.indexOf(kind))} as tinyint)`;
}

/**
 * Everybody whom the rules tell apart, with the row whose facts stand for them and their anchor made unreadable by the secret.
 * The anchor is the number; without one it is the face; without that the row's key.
 */
export function basePeople(context: LinkageContext): SqlStep {
  const numberAnchor = sql`cast(person as varchar)`;
  const faceAnchor = sql`'face|' || given.fold_key || '|' || family.fold_key || '|' || cast(birth_day as varchar)
          || '|' || cast(coalesce(sex, 0) as varchar) || '|' || cast(place as varchar)`;
  return {
    table: 'base_people',
    select: sql`
    with island as (
      select person, min(record) as record, min(source) as source, min(anchored_by) as anchored_by
      from islands
      where carries_anchor and record not in (select record from cut_rows)
      group by person
    ),
    lone_row as (
      select person, source, record from island where anchored_by = 'row'
      union all
      select -record, source, record from cut_rows
    ),
    lone_row_of_key as (
      select
        lone_row.*,
        keyed_rows.record_key,
        row_number() over (partition by keyed_rows.record_key order by lone_row.record) as place_in_order
      from lone_row
      join keyed_rows on keyed_rows.record = lone_row.record
    ),
    anchor as (
      select island.person, island.source, island.record, ${anchorKind('number')} as kind, ${numberAnchor} as anchor
      from island
      where anchored_by = 'number'
      union all
      select island.person, island.source, island.record, ${anchorKind('face')}, ${faceAnchor}
      from island
      join loose_rows on loose_rows.record = island.record
      join folds as given on given.fold = loose_rows.given
      join folds as family on family.fold = loose_rows.family
      where anchored_by = 'face'
      union all
      select
        person, source, record, ${anchorKind('row')},
        'row|' || cast(record_key as varchar) || '|' || cast(place_in_order as varchar)
      from lone_row_of_key
    )
    select person, source, record, ${anchorKind('spine')} as kind, anchor_key
    from spine
    union all
    select person, source, record, kind, ${anchorKeyOf(sql`anchor`, context)}
    from anchor`,
  };
}
