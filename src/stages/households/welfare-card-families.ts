import { dialect, literal, type SqlStep, sql } from '../../base/lake/index.ts';
import { evidenceBit } from './confidence.ts';
import { type HouseholdContext, householdIdOf } from './inputs.ts';

/** Who is under age and still where the register says: a child whom it no longer has in a house (dead, abroad) is in no family. */
export function minors({ settings, asOf }: HouseholdContext): SqlStep {
  const years = settings.welfareCardFamily.childUnderYears;
  const bornAfter = dialect.addYears(sql`date ${literal(asOf)}`, -years);
  const dayBeforeBirth = dialect.addDays(sql`people.birth_date`, -1);
  return {
    table: 'minors',
    select: sql`
    select people.person_id, people.birth_date, ${dialect.addYears(dayBeforeBirth, years)} as last_day
    from people
    left join registered on registered.person_id = people.person_id
    left join family_adults on family_adults.person_id = people.person_id
    where people.birth_date > ${bornAfter} and coalesce(registered.is_present, true) and family_adults.person_id is null`,
  };
}

/**
 * Own children under age, each in one family: that of both parents, else of the parent in the same register house, else of the
 * mother.
 */
export function familyChildren(): SqlStep {
  return {
    table: 'family_children',
    select: sql`
    with named_parent as (
      select minors.person_id, marks.mother as number, 0 as side from minors join marks on marks.person_id = minors.person_id
      union all
      select minors.person_id, marks.father, 1 from minors join marks on marks.person_id = minors.person_id
    ),
    child_of_adult as (
      select
        named_parent.person_id,
        family_adults.family,
        min(named_parent.side) as side,
        count(distinct family_adults.person_id) as parents,
        max(case when house_of_parent.household_id = house_of_child.household_id then 1 else 0 end) as shares_house
      from named_parent
      join number_holders on number_holders.number = named_parent.number
      join family_adults on family_adults.person_id = number_holders.person_id
      left join register_members as house_of_parent on house_of_parent.person_id = family_adults.person_id
      left join register_members as house_of_child on house_of_child.person_id = named_parent.person_id
      group by named_parent.person_id, family_adults.family
    ),
    child_in_order as (
      select
        child_of_adult.*,
        row_number() over (
          partition by person_id
          order by parents desc, shares_house desc, side, family
        ) as place_in_order
      from child_of_adult
    )
    select child_in_order.person_id, child_in_order.family, minors.birth_date, minors.last_day
    from child_in_order
    join minors on minors.person_id = child_in_order.person_id
    where child_in_order.place_in_order = 1`,
  };
}

/** Every welfare-card family; its head is who applied first, and it lives where the register has the head. */
export function families(): SqlStep {
  const both = sql`cast(head.family as varchar) || '+' || cast(head.second_adult as varchar)`;
  const key = sql`case when head.second_adult is null then cast(head.family as varchar) else ${both} end`;
  return {
    table: 'families',
    select: sql`
    with both_applied as (
      select family
      from family_adults
      where role = 'applicant'
      group by family
      having count(*) > 1
    ),
    applicant_in_order as (
      select
        family_adults.*,
        row_number() over (
          partition by family_adults.family
          order by applied_on nulls last, application, person_id
        ) as place_in_order
      from family_adults
      join both_applied on both_applied.family = family_adults.family
    ),
    head as (
      select family_adults.family, second_adult, person_id, application, applied_on
      from family_adults
      left join both_applied on both_applied.family = family_adults.family
      where role = 'applicant' and both_applied.family is null
      union all
      select family, second_adult, person_id, application, applied_on
      from applicant_in_order
      where place_in_order = 1
    ),
    size as (
      select family, count(*) as members
      from (
        select family from family_adults
        union all
        select family from family_children
      ) as member
      group by family
    )
    select
      ${householdIdOf('welfare-card-family', key)} as household_id,
      head.family,
      head.person_id as head_person_id,
      head.person_id as first_person_id,
      register_members.house_code,
      register_houses.village_code,
      size.members,
      head.application as source_key,
      head.applied_on as valid_from,
      cast(null as ${dialect.type('date')}) as valid_to
    from head
    join size on size.family = head.family
    left join register_members on register_members.person_id = head.person_id
    left join register_houses on register_houses.household_id = register_members.household_id`,
  };
}

/**
 * Everybody in a welfare-card family: applicants from the day they applied, the others from the day the family first did, children
 * from birth if that was later and until the day before they come of age. It is made by numbers alone, so where it has more than one
 * member, each is tied to another by number.
 */
export function familyMembers(): SqlStep {
  const listed = literal(evidenceBit('listed'));
  const tied = sql`case when families.members > 1 then ${literal(evidenceBit('kinship-number'))} else 0 end`;
  return {
    table: 'family_members',
    select: sql`
    select
      families.household_id,
      family_adults.person_id,
      family_adults.role,
      family_adults.applied_on as since,
      coalesce(family_adults.applied_on, families.valid_from) as valid_from,
      cast(null as ${dialect.type('date')}) as valid_to,
      case when family_adults.role = 'applicant' then ${listed} else 0 end + ${tied} as known
    from family_adults
    join families on families.family = family_adults.family
    union all
    select
      families.household_id,
      family_children.person_id,
      'child',
      null,
      case
        when family_children.birth_date > families.valid_from then family_children.birth_date
        else families.valid_from
      end,
      family_children.last_day,
      ${tied}
    from family_children
    join families on families.family = family_children.family`,
  };
}
