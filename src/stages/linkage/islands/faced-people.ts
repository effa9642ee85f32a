import { type SqlStep, sql } from '../../../base/lake/index.ts';
import { codeOf } from '../compare/index.ts';

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
