import { type SqlStep, sql } from '../../../base/lake/index.ts';

/**
 * What those are to the head of their family, or to its eldest where the register names no head, whose head is not the centre of the
 * house.
 */
export function openRoles(): SqlStep {
  return {
    table: 'open_roles',
    select: sql`
    with further_family as (
      select open_families.household_id, open_families.family_no, open_families.person_id as head_id
      from open_families
      left join centres
        on centres.household_id = open_families.household_id and centres.person_id = open_families.person_id
      where open_families.is_first and centres.person_id is null
    ),
    beside_first as (
      select
        person.household_id,
        person.person_id,
        person.person_id = head.person_id as is_first,
        open_families.is_kin,
        person.role,
        case
          when couple.number is not null then 'spouse'
          when head.number = person.father or head.number = person.mother then 'child'
          when person.number = head.father or person.number = head.mother then 'parent'
          when person.father = head.father or person.mother = head.mother then 'sibling'
          when grandparents.number is not null then 'grandchild'
        end as role_by_number,
        surveyed.role as role_by_survey
      from further_family
      join open_families
        on open_families.household_id = further_family.household_id
        and open_families.family_no = further_family.family_no
      join open_people as person on person.person_id = open_families.person_id
      join open_people as head on head.person_id = further_family.head_id
      left join partners as couple on couple.number = person.number and couple.partner = head.number
      left join grandparents on grandparents.person_id = person.person_id and grandparents.number = head.number
      left join survey_members as surveyed_head
        on surveyed_head.person_id = head.person_id and surveyed_head.role = 'head'
      left join survey_members as surveyed
        on surveyed.person_id = person.person_id
        and surveyed.household_id = surveyed_head.household_id
        and surveyed.role <> 'head'
    )
    select distinct
      household_id,
      person_id,
      case
        when is_first then role
        else coalesce(role_by_number, role_by_survey, case when is_kin then 'other-kin' end, role)
      end as role
    from beside_first`,
  };
}

/** Family and role of those in a register house about whom more is known than what they are to the centre by numbers. */
export function registerRoles(): SqlStep {
  return {
    table: 'register_roles',
    select: sql`
    with said as (
      select household_id, person_id, 'grandchild' as role from grandchildren
      union all
      select survey_roles.household_id, survey_roles.person_id, survey_roles.role
      from survey_roles
      left join grandchildren on grandchildren.person_id = survey_roles.person_id
      where grandchildren.person_id is null
    )
    select
      coalesce(open_families.household_id, said.household_id) as household_id,
      coalesce(open_families.person_id, said.person_id) as person_id,
      open_families.family_no,
      open_roles.role as role_in_family,
      coalesce(
        said.role,
        case when open_families.is_kin and not open_families.is_first then 'other-kin' end
      ) as role_said
    from open_families
    full join said on said.household_id = open_families.household_id and said.person_id = open_families.person_id
    left join open_roles
      on open_roles.household_id = open_families.household_id and open_roles.person_id = open_families.person_id`,
  };
}
