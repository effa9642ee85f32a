import { type SqlStep, sql } from '../../base/lake/index.ts';
import { codeOf, comparePairs, guardHolds } from './compare/index.ts';
import type { LinkageContext } from './inputs.ts';

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

/**
 * Numberless rows with the face (name, birth date, sex and place) of somebody whom a number made. Where several such people
 * exist, nobody can tell whose row it is.
 */
export function facedRows(): SqlStep {
  return {
    table: 'faced_rows',
    select: sql`
    with face_of_person as (
      select distinct numbered_rows.person, given, family, birth_day, sex, place
      from numbered_rows
      join loose_rows on loose_rows.record = numbered_rows.record
      where believed
    ),
    fitting_person as (
      select distinct numberless_rows.record, face_of_person.person
      from numberless_rows
      join face_of_person
        on face_of_person.given = numberless_rows.given
        and face_of_person.family = numberless_rows.family
        and face_of_person.birth_day = numberless_rows.birth_day
        and face_of_person.place = numberless_rows.place
        and coalesce(face_of_person.sex, numberless_rows.sex, 0) = coalesce(numberless_rows.sex, face_of_person.sex, 0)
    )
    select record, person, count(*) over (partition by record) as equals
    from fitting_person`,
  };
}

/** Numberless rows by the person they come to: of a number by its face, of a face, or alone. */
export function numberlessPeople(): SqlStep {
  return {
    table: 'numberless_people',
    select: sql`
    with person_of_row as (
      select record, min(person) as person, max(equals) as equals
      from faced_rows
      group by record
    ),
    first_of_face as (
      select given, family, birth_day, place, coalesce(sex, 0) as sex_key, min(record) as record
      from numberless_rows
      where has_face
      group by given, family, birth_day, place, coalesce(sex, 0)
    )
    select
      numberless_rows.source,
      numberless_rows.record,
      case
        when person_of_row.equals = 1 then 'number'
        when person_of_row.equals > 1 or not has_face then 'row'
        else 'face'
      end as anchored_by,
      person_of_row.equals is null or person_of_row.equals > 1 as carries_anchor,
      case
        when person_of_row.equals = 1 then person_of_row.person
        when person_of_row.equals > 1 or not has_face then -numberless_rows.record
        else -first_of_face.record
      end as person,
      numberless_rows.sex
    from numberless_rows
    left join person_of_row on person_of_row.record = numberless_rows.record
    left join first_of_face
      on first_of_face.given = numberless_rows.given
      and first_of_face.family = numberless_rows.family
      and first_of_face.birth_day = numberless_rows.birth_day
      and first_of_face.place = numberless_rows.place
      and first_of_face.sex_key = coalesce(numberless_rows.sex, 0)`,
  };
}

/**
 * Everybody outside the spine: by a number that nobody of the spine holds, else by the very same face, else alone. A person is
 * named by the number, or by the lowest record as a negative number. A row that came by its face does not carry the number, so
 * it gives that person no facts.
 */
export function islands(): SqlStep {
  const [same, unknown] = [codeOf('same'), codeOf('unknown')];
  const nameOutcome = sql`case when anchored_by = 'row' then ${unknown} else ${same} end`;
  return {
    table: 'islands',
    select: sql`
    select
      loose_rows.source,
      loose_rows.record,
      numbered_rows.person,
      'number' as anchored_by,
      true as carries_anchor,
      given_outcome, family_outcome, birth_outcome, sex_outcome
    from numbered_rows
    join loose_rows on loose_rows.record = numbered_rows.record
    where believed
    union all
    select
      source, record, person, anchored_by, carries_anchor,
      ${nameOutcome}, ${nameOutcome}, ${nameOutcome},
      case when anchored_by = 'row' or sex is null then ${unknown} else ${same} end
    from numberless_people`,
  };
}
