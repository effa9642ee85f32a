import { type SqlStep, sql } from '../../../base/lake/index.ts';

/** What everybody in an open house is to the head of the own family, or to its eldest where the register names no head. */
export function openRoles(): SqlStep {
  return {
    table: 'open_roles',
    select: sql`
    with beside_first as (
      select
        open_families.household_id,
        open_families.person_id,
        open_families.family_no,
        open_families.is_first,
        open_families.is_kin,
        person.role,
        case
          when couple.number is not null then 'spouse'
          when head.number = person.father or head.number = person.mother then 'child'
          when person.number = head.father or person.number = head.mother then 'parent'
          when person.father = head.father or person.mother = head.mother then 'sibling'
          when head.number in (kin.fathers_father, kin.fathers_mother, kin.mothers_father, kin.mothers_mother) then 'grandchild'
        end as role_by_number,
        surveyed.role as role_by_survey
      from open_families
      join open_people as person on person.person_id = open_families.person_id
      join kin on kin.person_id = open_families.person_id
      join open_families as first_of_family
        on first_of_family.household_id = open_families.household_id
        and first_of_family.family_no = open_families.family_no
        and first_of_family.is_first
      join open_people as head on head.person_id = first_of_family.person_id
      left join partners as couple on couple.number = person.number and couple.partner = head.number
      left join survey_members as surveyed_head
        on surveyed_head.person_id = head.person_id and surveyed_head.role = 'head'
      left join survey_members as surveyed
        on surveyed.person_id = person.person_id and surveyed.household_id = surveyed_head.household_id
    )
    select
      household_id,
      person_id,
      family_no,
      case
        when is_first then role
        else coalesce(role_by_number, role_by_survey, case when is_kin then 'other-kin' end, role)
      end as role
    from beside_first`,
  };
}
