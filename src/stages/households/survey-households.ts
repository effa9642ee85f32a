import { literal, type SqlStep, sql } from '../../base/lake/index.ts';
import { type HouseholdContext, rowsOf, rowsWithPerson } from './inputs.ts';

/** The households that the survey reached; a key that came twice is one household, by its latest visit. */
export function surveyedHouseholds(context: HouseholdContext): SqlStep {
  const { survey } = context.settings;
  const rows = rowsOf(context, survey.households, {
    household_key: [survey.key, 'text'],
    house_code: [survey.house, 'text'],
    village_code: [survey.village, 'text'],
    surveyed_on: [survey.surveyedOn, 'date'],
  });
  return {
    table: 'surveyed_households',
    select: sql`
    with visit as (
      select
        household.*,
        row_number() over (partition by household_key order by surveyed_on desc nulls last, row_id) as place_in_order
      from (${rows}) as household
      where household_key is not null
    )
    select household_key, house_code, village_code, surveyed_on
    from visit
    where place_in_order = 1`,
  };
}

/**
 * Who really lives together. Somebody surveyed in two households counts in one, or poverty would count that person twice: the
 * later visit, then where that person is the head.
 */
export function surveyMembers(context: HouseholdContext): SqlStep {
  const { survey } = context.settings;
  const rows = rowsWithPerson(context, survey.members, {
    household_key: [survey.key, 'text'],
    role: [survey.relation, 'text'],
    village_code: [survey.village, 'text'],
  });
  return {
    table: 'survey_members',
    select: sql`
    with member_row as (
      ${rows}
    ),
    membership as (
      select
        member_row.person_id,
        member_row.household_key,
        case when member_row.role = ${literal(survey.head)} then 'head' else member_row.role end as role,
        member_row.village_code,
        surveyed_households.surveyed_on as since,
        row_number() over (
          partition by member_row.person_id
          order by
            surveyed_households.surveyed_on desc nulls last,
            case when member_row.role = ${literal(survey.head)} then 0 else 1 end,
            member_row.household_key,
            member_row.row_id
        ) as place_in_order
      from member_row
      left join surveyed_households on surveyed_households.household_key = member_row.household_key
      where member_row.household_key is not null
    )
    select 'bmn' as kind, household_key, person_id, role, since, village_code
    from membership
    where place_in_order = 1`,
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
        min(village_code) as village_code,
        count(*) as members
      from survey_members
      group by household_key
    )
    select
      'bmn' as kind,
      coalesce(surveyed_households.household_key, group_of_members.household_key) as household_key,
      group_of_members.head_person_id,
      surveyed_households.house_code,
      coalesce(surveyed_households.village_code, group_of_members.village_code) as village_code,
      coalesce(group_of_members.members, 0) as members,
      coalesce(surveyed_households.household_key, group_of_members.household_key) as source_key
    from surveyed_households
    full join group_of_members on group_of_members.household_key = surveyed_households.household_key`,
  };
}
