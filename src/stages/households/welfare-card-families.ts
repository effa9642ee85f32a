import { dialect, join, literal, type SqlStep, sql } from '../../base/lake/index.ts';
import { type HouseholdContext, rowsWithPerson } from './inputs.ts';

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
    with application_in_order as (
      select
        application.*,
        row_number() over (
          partition by person_id
          order by applied_on desc nulls last, application, row_id
        ) as place_in_order
      from (${rows}) as application
    )
    select
      application_in_order.person_id,
      application_in_order.application,
      application_in_order.applied_on,
      spouse.person_id as spouse_id
    from application_in_order
    left join linkage.persons as spouse
      on spouse.pid = application_in_order.spouse_number
      and spouse.person_id <> application_in_order.person_id
    where application_in_order.place_in_order = 1`,
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

/** The grown members of each family: applicants, and spouses who did not apply themselves. */
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
      case
        when side.one is null then cast(adult.person_id as varchar)
        else cast(side.one as varchar) || '+' || cast(side.other as varchar)
      end as household_key,
      case when applicants.person_id is null then 'spouse' else 'applicant' end as role,
      applicants.application,
      applicants.applied_on
    from adult
    left join side on side.person_id = adult.person_id
    left join applicants on applicants.person_id = adult.person_id`,
  };
}

/** Who is under age and still where the register says: a child whom it no longer has in a house (dead, abroad) is in no family. */
export function minors(context: HouseholdContext): SqlStep {
  const { welfareCardFamily, registerHouse } = context.settings;
  const registered = rowsWithPerson(context, registerHouse.source, {
    status: [registerHouse.present.field, 'integer'],
  });
  const present = join(registerHouse.present.values.map((value) => literal(value)));
  const bornAfter = dialect.addYears(sql`date ${literal(context.asOf)}`, -welfareCardFamily.childUnderYears);
  return {
    table: 'minors',
    select: sql`
    with gone as (
      select person_id from (${registered}) as register_row where status not in (${present})
    )
    select persons.person_id
    from linkage.persons
    left join gone on gone.person_id = persons.person_id
    left join family_adults on family_adults.person_id = persons.person_id
    where persons.birth_date > ${bornAfter} and gone.person_id is null and family_adults.person_id is null`,
  };
}

/** The parents of each minor by number, as the registers name them; the better register and the mother come first. */
export function namedParents(context: HouseholdContext): SqlStep {
  const named = context.settings.welfareCardFamily.parents.map(({ source, mother, father }, order) => {
    const rows = rowsWithPerson(context, source, { mother: [mother, 'text'], father: [father, 'text'] });
    return sql`select person_id, mother, father, ${literal(order)} as register from (${rows}) as named`;
  });
  return {
    table: 'named_parents',
    select: sql`
    with minor_row as (
      select row_of_register.*
      from (${join(named, ' union all ')}) as row_of_register
      join minors on minors.person_id = row_of_register.person_id
    )
    select person_id, mother as number, register, 0 as side from minor_row where mother is not null
    union
    select person_id, father, register, 1 from minor_row where father is not null`,
  };
}

/**
 * Own children under age, each in one family: by the better register, that of both parents, else of the parent in the same
 * register house, else of the mother.
 */
export function familyChildren(): SqlStep {
  return {
    table: 'family_children',
    select: sql`
    with adult as (
      select family_adults.person_id, family_adults.household_key, persons.pid
      from family_adults
      join linkage.persons on persons.person_id = family_adults.person_id
    ),
    child_of_adult as (
      select
        named_parents.person_id,
        adult.household_key,
        min(named_parents.register) as register,
        min(named_parents.side) as side,
        count(distinct adult.person_id) as parents,
        max(case when house_of_parent.household_key = house_of_child.household_key then 1 else 0 end) as shares_house
      from named_parents
      join adult on adult.pid = named_parents.number
      left join register_members as house_of_parent on house_of_parent.person_id = adult.person_id
      left join register_members as house_of_child on house_of_child.person_id = named_parents.person_id
      group by named_parents.person_id, adult.household_key
    ),
    child_in_order as (
      select
        child_of_adult.*,
        row_number() over (
          partition by person_id
          order by register, parents desc, shares_house desc, side, household_key
        ) as place_in_order
      from child_of_adult
    )
    select person_id, household_key
    from child_in_order
    where place_in_order = 1`,
  };
}

/** Everybody in a welfare-card family. */
export function familyMembers(): SqlStep {
  return {
    table: 'family_members',
    select: sql`
    select 'welfare-card-family' as kind, household_key, person_id, role, applied_on as since
    from family_adults
    union all
    select 'welfare-card-family', household_key, person_id, 'child', cast(null as date)
    from family_children`,
  };
}

/** Every welfare-card family; its head is who applied first, and it lives where the register has the head. */
export function families(): SqlStep {
  return {
    table: 'families',
    select: sql`
    with applicant_in_order as (
      select
        family_adults.*,
        row_number() over (partition by household_key order by applied_on nulls last, application, person_id) as place_in_order
      from family_adults
      where role = 'applicant'
    ),
    size as (
      select household_key, count(*) as members
      from family_members
      group by household_key
    )
    select
      'welfare-card-family' as kind,
      head.household_key,
      head.person_id as head_person_id,
      register_members.household_key as house_code,
      house_places.village_code,
      size.members,
      head.application as source_key
    from applicant_in_order as head
    join size on size.household_key = head.household_key
    left join register_members on register_members.person_id = head.person_id
    left join house_places on house_places.house_code = register_members.household_key
    where head.place_in_order = 1`,
  };
}
