import { type SqlStep, sql } from '../../base/lake/index.ts';
import { type HouseholdContext, numberOf, rowsWithPerson } from './inputs.ts';

/** One application a person: the latest. */
export function applicants(context: HouseholdContext): SqlStep {
  const { welfareCardFamily } = context.settings;
  const rows = rowsWithPerson(context, welfareCardFamily.source, {
    application: [welfareCardFamily.key, 'text'],
    applied_on: [welfareCardFamily.appliedOn, 'date'],
    spouse_number: [welfareCardFamily.spouse, 'text'],
  });
  return {
    table: 'applicants',
    select: sql`
    with application as (
      ${rows}
    ),
    applicant_again as (
      select person_id
      from application
      group by person_id
      having count(*) > 1
    ),
    application_in_order as (
      select
        application.*,
        row_number() over (
          partition by application.person_id
          order by applied_on desc nulls last, application, spouse_number, row_id
        ) as place_in_order
      from application
      join applicant_again on applicant_again.person_id = application.person_id
    ),
    latest as (
      select application.person_id, application, applied_on, spouse_number
      from application
      left join applicant_again on applicant_again.person_id = application.person_id
      where applicant_again.person_id is null
      union all
      select person_id, application, applied_on, spouse_number
      from application_in_order
      where place_in_order = 1
    )
    select latest.person_id, latest.application, latest.applied_on, spouse.person_id as spouse_id
    from latest
    left join number_holders as spouse
      on spouse.number = ${numberOf(sql`latest.spouse_number`)}
      and spouse.person_id <> latest.person_id`,
  };
}

/**
 * Couples, each person in one at most: the one that both name, else the one somebody names, else the lower ids. A couple stands
 * when it is the choice of both, so a spouse claimed by two applicants falls to one of them.
 */
export function couples(): SqlStep {
  return {
    table: 'couples',
    select: sql`
    with couple as (
      select
        least(person_id, spouse_id) as one,
        greatest(person_id, spouse_id) as other,
        count(*) as mentions
      from applicants
      where spouse_id is not null
      group by least(person_id, spouse_id), greatest(person_id, spouse_id)
    ),
    side as (
      select one as person_id, one, other, mentions from couple
      union all
      select other, one, other, mentions from couple
    ),
    side_in_order as (
      select
        side.*,
        row_number() over (partition by person_id order by mentions desc, one, other) as place_in_order
      from side
    )
    select one, other
    from side_in_order
    where place_in_order = 1
    group by one, other
    having count(*) = 2`,
  };
}

/** The grown members of each family: applicants, and spouses who did not apply themselves. A couple is known by its lower id. */
export function familyAdults(): SqlStep {
  return {
    table: 'family_adults',
    select: sql`
    with adult as (
      select person_id from applicants
      union
      select one from couples
      union
      select other from couples
    ),
    side as (
      select one as person_id, one, other from couples
      union all
      select other, one, other from couples
    )
    select
      adult.person_id,
      coalesce(side.one, adult.person_id) as family,
      side.other as second_adult,
      case when applicants.person_id is null then 'spouse' else 'applicant' end as role,
      applicants.application,
      applicants.applied_on
    from adult
    left join side on side.person_id = adult.person_id
    left join applicants on applicants.person_id = adult.person_id`,
  };
}
