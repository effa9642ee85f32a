import { dialect, id, join, literal, type SqlStep, sql } from '../../base/lake/index.ts';
import { type HouseholdContext, rowsWithPerson, type Wanted } from './inputs.ts';

/** The children on the grant roll and who looks after each; of two rows for one child the later counts. */
export function grantChildren(context: HouseholdContext): SqlStep {
  const { guardian, noVillage } = context.settings;
  const dates = guardian.since.map((field): [string, Wanted[string]] => [`since_${field}`, [field, 'date']]);
  const rows = rowsWithPerson(context, guardian.source, {
    guardian_number: [guardian.guardian, 'text'],
    subdistrict: [guardian.subdistrict, 'text'],
    ...Object.fromEntries(dates),
  });
  const noDate = sql`cast(null as ${dialect.type('date')})`;
  const since = sql`coalesce(${join([...dates.map(([name]) => id(name)), noDate])})`;
  return {
    table: 'grant_children',
    select: sql`
    with grant_row as (
      select person_id, guardian_number, subdistrict, ${since} as since, row_id
      from (${rows}) as row_of_roll
    ),
    grant_in_order as (
      select
        grant_row.*,
        row_number() over (partition by person_id order by since desc nulls last, guardian_number, row_id) as place_in_order
      from grant_row
    )
    select
      grant_in_order.person_id,
      guardian.person_id as guardian_id,
      cast(coalesce(guardian.person_id, grant_in_order.person_id) as varchar) as household_key,
      grant_in_order.since,
      grant_in_order.subdistrict || ${literal(noVillage)} as village_code
    from grant_in_order
    left join linkage.persons as guardian
      on guardian.pid = grant_in_order.guardian_number
      and guardian.person_id <> grant_in_order.person_id
    where grant_in_order.place_in_order = 1`,
  };
}

/** Guardians and the children they have the grant for. */
export function guardianMembers(): SqlStep {
  return {
    table: 'guardian_members',
    select: sql`
    select 'guardian' as kind, household_key, person_id, 'child' as role, since
    from grant_children
    union all
    select 'guardian', household_key, guardian_id, 'guardian', min(since)
    from grant_children
    where guardian_id is not null
    group by household_key, guardian_id`,
  };
}

/** One household a guardian; a child whose guardian nobody knows stands alone, without a head. */
export function guardianHouseholds(): SqlStep {
  return {
    table: 'guardian_households',
    select: sql`
    with grant_household as (
      select
        household_key,
        min(guardian_id) as head_person_id,
        min(village_code) as village_of_roll,
        count(*) + count(distinct guardian_id) as members
      from grant_children
      group by household_key
    )
    select
      'guardian' as kind,
      grant_household.household_key,
      grant_household.head_person_id,
      register_members.household_key as house_code,
      coalesce(house_places.village_code, grant_household.village_of_roll) as village_code,
      grant_household.members,
      grant_household.household_key as source_key
    from grant_household
    left join register_members on register_members.person_id = grant_household.head_person_id
    left join house_places on house_places.house_code = register_members.household_key`,
  };
}
