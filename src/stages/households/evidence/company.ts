import { dialect, join, literal, type SqlStep, sql } from '../../../base/lake/index.ts';
import { kindBits } from '../confidence.ts';
import { SHARED, SHARED_WAYS } from './shared.ts';

/** What members share among themselves that they do not share with the centre. */
export function besideOthers(): SqlStep {
  const marks = [
    sql`select household_id, person_id, ${literal(SHARED.surname)} as bit, lone_surname as value from memberships where lone_surname is not null`,
    sql`select household_id, person_id, ${literal(SHARED.house)}, lone_house from memberships where lone_house is not null`,
    sql`select household_id, person_id, ${literal(SHARED.surveyed)}, lone_surveyed from memberships where lone_surveyed is not null`,
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
    select mark.household_id, mark.person_id, cast(sum(mark.bit) as ${dialect.type('integer')}) as shared
    from mark
    join shared_mark on shared_mark.household_id = mark.household_id and shared_mark.value = mark.value
    group by mark.household_id, mark.person_id`,
  };
}

/** Who is tied by number to another member, though not to the centre as a parent, child, sibling or partner. */
export function numberTies(): SqlStep {
  const isStranger = sql`(memberships.shared is not null and not ${dialect.hasBit(sql`memberships.shared`, SHARED.number)})`;
  const kinds = sql`${literal(kindBits('register-house'))}, ${literal(kindBits('bmn'))}`;
  const relatives = [sql`number`, sql`father`, sql`mother`].map(
    (relative) => sql`
      select household_id, person_id, is_stranger, ${relative} as value
      from member
      where ${relative} is not null`,
  );
  return {
    table: 'number_ties',
    select: sql`
    with household as (
      select distinct household_id
      from memberships
      where kind_bits in (${kinds}) and size > 2 and ${isStranger}
    ),
    member as (
      select
        memberships.household_id,
        memberships.person_id,
        coalesce(${isStranger}, false) as is_stranger,
        marks.number,
        marks.father,
        marks.mother
      from memberships
      join household on household.household_id = memberships.household_id
      join marks on marks.person_id = memberships.person_id
    ),
    mark as (
      ${join(relatives, '\n      union all ')}
      union all
      select member.household_id, member.person_id, member.is_stranger, partners.partner
      from member
      join partners on partners.number = member.number
    ),
    shared_mark as (
      select household_id, value
      from mark
      group by household_id, value
      having count(*) > 1 and count(case when is_stranger then 1 end) > 0
    )
    select mark.household_id, mark.person_id
    from mark
    join shared_mark on shared_mark.household_id = mark.household_id and shared_mark.value = mark.value
    where mark.is_stranger
    union
    select household_id, person_id
    from grandchildren`,
  };
}

/** What is shared beyond what everybody shares with the centre: among the others, and by the centre with any of them. */
export function company(): SqlStep {
  return {
    table: 'company',
    select: sql`
    with number_tie as (
      select household_id, person_id, ${literal(SHARED.number)} as shared
      from number_ties
    ),
    centre as (
      select
        household_id,
        ${dialect.bitOr(sql`shared % ${literal(SHARED_WAYS)}`)} as shared
      from memberships
      where shared is not null
      group by household_id
    )
    select
      coalesce(number_tie.household_id, beside_others.household_id) as household_id,
      coalesce(number_tie.person_id, beside_others.person_id) as person_id,
      coalesce(number_tie.shared, 0) + coalesce(beside_others.shared, 0) as shared
    from number_tie
    full join beside_others
      on beside_others.household_id = number_tie.household_id and beside_others.person_id = number_tie.person_id
    union all
    select centres.household_id, centres.person_id, centre.shared
    from centre
    join centres on centres.household_id = centre.household_id`,
  };
}
