import { dialect, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';

/** What somebody shares with another member of the household, as bits; `apart` is a place known of both that is not shared. */
export const SHARED = { number: 1, surname: 2, house: 4, surveyed: 8, surveyedAsKin: 16, apart: 32 } as const;

/** One member of each household with company, whom the others are held against: its head, or whoever comes first. */
export function centres(): SqlStep {
  return {
    table: 'centres',
    select: sql`
    with first_of_household as (
      select household_id, min(person_id) as person_id
      from memberships
      where size > 1 and head_person_id is null
      group by household_id
    )
    select * from memberships where size > 1 and person_id = head_person_id
    union all
    select memberships.*
    from first_of_household
    join memberships
      on memberships.household_id = first_of_household.household_id
      and memberships.person_id = first_of_household.person_id`,
  };
}

/**
 * What every other member shares with the centre of the household, and is to it by numbers; what is not shared is kept, for others may
 * share it. Numbers are asked of register houses and surveyed households only: the other two kinds are made from them.
 */
export function besideCentre(): SqlStep {
  const bit = (holds: Sql, value: number) => sql`case when ${holds} then ${literal(value)} else 0 end`;
  const lone = (column: Sql, isShared: Sql) => sql`case when not ${isShared} then ${column} end`;
  return {
    table: 'beside_centre',
    select: sql`
    with pair as (
      select
        member.household_id,
        member.person_id,
        member.kind,
        member.size,
        case
          when member.kind not in ('register-house', 'bmn') then null
          when couple.number is not null then 'spouse'
          when centres.number = member.father or centres.number = member.mother then 'child'
          when member.number = centres.father or member.number = centres.mother then 'parent'
          when member.father = centres.father or member.mother = centres.mother then 'sibling'
        end as role_by_number,
        member.surname,
        case when member.kind <> 'register-house' then member.house end as house,
        case when member.kind <> 'bmn' then member.surveyed end as surveyed,
        coalesce(member.surname = centres.surname, false) as shares_surname,
        coalesce(member.house = centres.house, false) as shares_house,
        coalesce(member.surveyed = centres.surveyed, false) as shares_survey,
        member.is_survey_kin and centres.is_survey_kin as are_survey_kin,
        coalesce(member.house, member.surveyed) is not null and coalesce(centres.house, centres.surveyed) is not null as are_placed
      from memberships as member
      join centres on centres.household_id = member.household_id and centres.person_id <> member.person_id
      left join partners as couple on couple.number = member.number and couple.partner = centres.number
    )
    select
      household_id,
      person_id,
      kind,
      size,
      role_by_number,
      ${lone(sql`surname`, sql`shares_surname`)} as surname,
      ${lone(sql`house`, sql`shares_house`)} as house,
      ${lone(sql`surveyed`, sql`shares_survey`)} as surveyed,
      ${bit(sql`role_by_number is not null`, SHARED.number)}
        + ${bit(sql`shares_surname`, SHARED.surname)}
        + ${bit(sql`house is not null and shares_house`, SHARED.house)}
        + ${bit(sql`surveyed is not null and shares_survey`, SHARED.surveyed)}
        + ${bit(sql`shares_survey and are_survey_kin`, SHARED.surveyedAsKin)}
        + ${bit(sql`are_placed and not shares_house and not shares_survey`, SHARED.apart)} as shared
    from pair`,
  };
}

/** What members share among themselves that they do not share with the centre. */
export function besideOthers(): SqlStep {
  const marks = [
    sql`select household_id, person_id, ${literal(SHARED.surname)} as bit, surname as value from beside_centre where surname is not null`,
    sql`select household_id, person_id, ${literal(SHARED.house)}, house from beside_centre where house is not null`,
    sql`select household_id, person_id, ${literal(SHARED.surveyed)}, surveyed from beside_centre where surveyed is not null`,
  ];
  return {
    table: 'beside_others',
    select: sql`
    with mark as (
      ${join(marks, '\n      union all ')}
    ),
    shared_mark as (
      select household_id, value
      from mark
      group by household_id, value
      having count(*) > 1
    )
    select mark.household_id, mark.person_id, sum(mark.bit) as shared
    from mark
    join shared_mark on shared_mark.household_id = mark.household_id and shared_mark.value = mark.value
    group by mark.household_id, mark.person_id`,
  };
}

/** Who is tied by number to another member, where not to the centre: a parent, a child, a sibling, a partner. */
export function numberTies(): SqlStep {
  const marks = [sql`number`, sql`father`, sql`mother`].map(
    (relative) => sql`
      select household_id, person_id, ${relative} as value
      from member
      where ${relative} is not null`,
  );
  return {
    table: 'number_ties',
    select: sql`
    with household as (
      select distinct household_id
      from beside_centre
      where kind in ('register-house', 'bmn') and size > 2 and role_by_number is null
    ),
    member as (
      select memberships.household_id, memberships.person_id, number, father, mother
      from memberships
      join household on household.household_id = memberships.household_id
    ),
    mark as (
      ${join(marks, '\n      union all ')}
      union all
      select member.household_id, member.person_id, partners.partner
      from member
      join partners on partners.number = member.number
    ),
    shared_mark as (
      select household_id, value
      from mark
      group by household_id, value
      having count(*) > 1
    )
    select mark.household_id, mark.person_id
    from mark
    join shared_mark on shared_mark.household_id = mark.household_id and shared_mark.value = mark.value
    union
    select household_id, person_id
    from grandchildren`,
  };
}

/**
 * What everybody with company shares with any of it, and what those of a register house are to its centre: by numbers, or else as the
 * survey calls them.
 */
export function company(): SqlStep {
  const isNew = sql`number_ties.person_id is not null and beside_centre.role_by_number is null`;
  return {
    table: 'company',
    select: sql`
    with other as (
      select
        beside_centre.household_id,
        beside_centre.person_id,
        beside_centre.shared as with_centre,
        beside_centre.shared
          + coalesce(beside_others.shared, 0)
          + case when ${isNew} then ${literal(SHARED.number)} else 0 end as shared,
        case
          when beside_centre.kind = 'register-house' then coalesce(
            beside_centre.role_by_number,
            case when grandchildren.person_id is not null then 'grandchild' end,
            survey_roles.role
          )
        end as role
      from beside_centre
      left join beside_others
        on beside_others.household_id = beside_centre.household_id and beside_others.person_id = beside_centre.person_id
      left join number_ties
        on number_ties.household_id = beside_centre.household_id and number_ties.person_id = beside_centre.person_id
      left join grandchildren on grandchildren.person_id = beside_centre.person_id
      left join survey_roles on survey_roles.person_id = beside_centre.person_id
    ),
    centre as (
      select household_id, ${dialect.bitOr(sql`with_centre`)} as shared
      from other
      group by household_id
    )
    select household_id, person_id, shared, role from other
    union all
    select centres.household_id, centres.person_id, centre.shared, null
    from centre
    join centres on centres.household_id = centre.household_id`,
  };
}
