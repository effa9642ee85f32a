import { dialect, literal, type SqlStep, sql } from '../../base/lake/index.ts';
import { type HouseholdContext, householdIdOf, rowsOf, rowsWithPerson } from './inputs.ts';

/**
 * The households that the survey reached; a key that came twice is one household, by its latest visit. Where no day of the visit is
 * written, only the year of the survey is known.
 */
export function surveyedHouseholds(context: HouseholdContext): SqlStep {
  const { survey } = context.settings;
  const rows = rowsOf(context, survey.households, {
    household_key: [survey.key, 'text'],
    house_code: [survey.house, 'text'],
    village_code: [survey.village, 'text'],
    surveyed_on: [survey.surveyedOn, 'date'],
    round: [survey.round.field, 'integer'],
  });
  const first = sql`1`;
  const year = sql`(round - ${literal(survey.round.yearsAhead)})`;
  const day = sql`coalesce(surveyed_on, ${dialect.dateOf({ year, month: first, day: first })})`;
  return {
    table: 'surveyed_households',
    select: sql`
    with visit as (
      select
        household.*,
        row_number() over (
          partition by household_key
          order by ${day} desc nulls last, house_code, village_code, row_id
        ) as place_in_order
      from (${rows}) as household
      where household_key is not null
    )
    select
      household_key,
      house_code,
      village_code,
      surveyed_on,
      ${day} as valid_from,
      case when surveyed_on is null and round is not null then 'year' end as valid_from_precision
    from visit
    where place_in_order = 1`,
  };
}

/**
 * Who really lives together. Somebody surveyed in two households counts in one, or poverty would count that person twice: the
 * later visit, then where that person is the head.
 */
export function surveyedPeople(context: HouseholdContext): SqlStep {
  const { survey } = context.settings;
  const rows = rowsWithPerson(context, survey.members, {
    household_key: [survey.key, 'text'],
    role: [survey.relation, 'text'],
    village_code: [survey.village, 'text'],
  });
  const isHead = sql`case when member_row.role = ${literal(survey.head)} then 0 else 1 end`;
  return {
    table: 'surveyed_people',
    select: sql`
    with member_row as (
      select row_of_person.*
      from (${rows}) as row_of_person
      where household_key is not null
    ),
    person_again as (
      select person_id
      from member_row
      group by person_id
      having count(*) > 1
    ),
    row_in_order as (
      select
        member_row.*,
        row_number() over (
          partition by member_row.person_id
          order by
            surveyed_households.valid_from desc nulls last,
            ${isHead},
            member_row.household_key,
            member_row.role,
            member_row.row_id
        ) as place_in_order
      from member_row
      join person_again on person_again.person_id = member_row.person_id
      left join surveyed_households on surveyed_households.household_key = member_row.household_key
    ),
    membership as (
      select member_row.person_id, household_key, role, village_code
      from member_row
      left join person_again on person_again.person_id = member_row.person_id
      where person_again.person_id is null
      union all
      select person_id, household_key, role, village_code
      from row_in_order
      where place_in_order = 1
    )
    select
      person_id,
      household_key,
      case
        when role = ${literal(survey.head)} then 'head'
        when role = ${literal(survey.spouse)} then 'spouse'
        else role
      end as role,
      coalesce(role <> ${literal(survey.notKin)}, false) as is_kin,
      village_code
    from membership`,
  };
}

/** Every surveyed household, also one none of whose members could be read. */
export function surveyHouseholds(): SqlStep {
  return {
    table: 'survey_households',
    select: sql`
    with group_of_members as (
      select
        household_key,
        min(case when role = 'head' then person_id end) as head_person_id,
        min(person_id) as first_person_id,
        min(village_code) as village_code,
        count(*) as members
      from surveyed_people
      group by household_key
    ),
    household as (
      select
        coalesce(surveyed_households.household_key, group_of_members.household_key) as household_key,
        group_of_members.head_person_id,
        group_of_members.first_person_id,
        surveyed_households.house_code,
        coalesce(surveyed_households.village_code, group_of_members.village_code) as village_code,
        coalesce(group_of_members.members, 0) as members,
        surveyed_households.surveyed_on,
        surveyed_households.valid_from,
        surveyed_households.valid_from_precision
      from surveyed_households
      full join group_of_members on group_of_members.household_key = surveyed_households.household_key
    )
    select
      ${householdIdOf('bmn', sql`household.household_key`)} as household_id,
      household.*,
      household.household_key as source_key,
      cast(null as ${dialect.type('date')}) as valid_to
    from household`,
  };
}

/** Everybody in a surveyed household: so it was on the day of the visit, and nobody has said since that it is no more. */
export function surveyMembers(): SqlStep {
  return {
    table: 'survey_members',
    select: sql`
    select
      survey_households.household_id,
      survey_households.house_code,
      survey_households.surveyed_on as since,
      survey_households.valid_from,
      survey_households.valid_from_precision,
      surveyed_people.person_id,
      surveyed_people.role,
      surveyed_people.is_kin,
      case when survey_households.house_code is null then surveyed_people.village_code end as village_code
    from surveyed_people
    join survey_households on survey_households.household_key = surveyed_people.household_key`,
  };
}
