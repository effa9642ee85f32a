import { type SqlStep, sql } from '../../../base/lake/index.ts';
import { comparePairs, guardHolds } from '../compare/index.ts';
import type { LinkageContext } from '../inputs.ts';

/** Rows without a person of the spine. A number that somebody of the spine holds is not this row's own, so it counts for nothing. */
export function looseRows(): SqlStep {
  return {
    table: 'loose_rows',
    select: sql`
    select
      residue.source,
      residue.record,
      case when residue.holder is null then residue.number end as number,
      residue.given,
      residue.family,
      residue.birth,
      residue.birth_precision,
      residue.birth_day,
      residue.sex,
      residue.place
    from residue
    left join choices on choices.record = residue.record
    where choices.record is null`,
  };
}

/**
 * Whom each number among the loose rows stands for: the facts that most of its rows give (then those of the first source, then
 * the better known birth date, then by the keys themselves, so that the order of rows decides nothing).
 */
export function numberHolders(): SqlStep {
  return {
    table: 'number_holders',
    select: sql`
    with version_of_holder as (
      select number, given, family, birth, birth_precision, sex, count(*) as rows_alike, min(source) as source
      from loose_rows
      where number is not null
      group by number, given, family, birth, birth_precision, sex
    ),
    version_in_order as (
      select
        version_of_holder.*,
        sum(rows_alike) over (partition by number) as rows_in_all,
        row_number() over (
          partition by number
          order by
            rows_alike desc, source, birth_precision desc nulls last,
            given nulls last, family nulls last, birth nulls last, sex nulls last
        ) as place_in_order
      from version_of_holder
    )
    select number, given, family, birth, birth_precision, sex, rows_in_all
    from version_in_order
    where place_in_order = 1`,
  };
}

/** Loose rows beside whom their number stands for, with the guard's word; a number's only row needs no guard. */
export function numberedRows({ settings }: LinkageContext): SqlStep {
  const unknownPlace = sql`cast(null as integer)`;
  const pairs = sql`
      select
        loose_rows.record,
        number_holders.number as person,
        loose_rows.given as row_given,
        loose_rows.family as row_family,
        loose_rows.birth as row_birth,
        loose_rows.birth_precision as row_birth_precision,
        loose_rows.sex as row_sex,
        ${unknownPlace} as row_place,
        loose_rows.number as row_number,
        number_holders.given as person_given,
        number_holders.family as person_family,
        number_holders.birth as person_birth,
        number_holders.birth_precision as person_birth_precision,
        number_holders.sex as person_sex,
        ${unknownPlace} as person_place,
        number_holders.number as person_number
      from loose_rows
      join number_holders on number_holders.number = loose_rows.number`;
  return {
    table: 'numbered_rows',
    select: sql`
    with compared_row as (
      ${comparePairs(pairs, settings)}
    )
    select
      compared_row.record, compared_row.person,
      given_outcome, family_outcome, birth_outcome, sex_outcome,
      number_holders.rows_in_all = 1 or ${guardHolds(settings.guard)} as believed
    from compared_row
    join number_holders on number_holders.number = compared_row.person`,
  };
}

/** Loose rows that no believed number places. */
export function numberlessRows(): SqlStep {
  return {
    table: 'numberless_rows',
    select: sql`
    select
      loose_rows.source,
      loose_rows.record,
      loose_rows.given,
      loose_rows.family,
      loose_rows.birth_day,
      loose_rows.sex,
      loose_rows.place,
      loose_rows.given is not null
        and loose_rows.family is not null
        and loose_rows.birth_day is not null
        and loose_rows.place is not null as has_face
    from loose_rows
    left join numbered_rows on numbered_rows.record = loose_rows.record and numbered_rows.believed
    where numbered_rows.record is null`,
  };
}
