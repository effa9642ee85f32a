import { dialect, id, join, literal, type SqlStep, sql } from '../../base/lake/index.ts';
import { evidenceBit } from './confidence.ts';
import { type HouseholdContext, householdIdOf, numberOf, rowsWithPerson, type Wanted } from './inputs.ts';

/** The children on the grant roll and who looks after each; of two rows for one child the later counts. */
export function grantChildren(context: HouseholdContext): SqlStep {
  const { guardian, noVillage } = context.settings;
  const dates = guardian.since.map((field): [string, Wanted[string]] => [`since_${field}`, [field, 'date']]);
  const rows = rowsWithPerson(context, guardian.source, {
    guardian_number: [guardian.guardian, 'text'],
    relation: [guardian.relation, 'text'],
    subdistrict: [guardian.subdistrict, 'text'],
    ...Object.fromEntries(dates),
  });
  const noDate = sql`cast(null as ${dialect.type('date')})`;
  const since = sql`coalesce(${join([...dates.map(([name]) => id(name)), noDate])})`;
  return {
    table: 'grant_children',
    select: sql`
    with grant_row as (
      select person_id, guardian_number, relation, subdistrict, ${since} as since, row_id
      from (${rows}) as row_of_roll
    ),
    grant_in_order as (
      select
        grant_row.*,
        row_number() over (
          partition by person_id
          order by since desc nulls last, guardian_number, relation, subdistrict, row_id
        ) as place_in_order
      from grant_row
    )
    select
      grant_in_order.person_id,
      guardian.person_id as guardian_id,
      coalesce(guardian.person_id, grant_in_order.person_id) as centre,
      grant_in_order.since,
      grant_in_order.subdistrict || ${literal(noVillage)} as village_code,
      guardian.person_id is not null and grant_in_order.relation is not null as is_related,
      coalesce(guardian.number = marks.father or guardian.number = marks.mother, false) as is_own
    from grant_in_order
    left join number_holders as guardian
      on guardian.number = ${numberOf(sql`grant_in_order.guardian_number`)}
      and guardian.person_id <> grant_in_order.person_id
    left join marks on marks.person_id = grant_in_order.person_id
    where grant_in_order.place_in_order = 1`,
  };
}

/**
 * Guardians and the children they have the grant for, all named by the roll, from the day the grant was paid or else asked for. A
 * young guardian can be on the roll as a child, too, and is in the own household as the guardian only.
 */
export function wards(): SqlStep {
  const bits = sql`
      ${literal(evidenceBit('listed'))}
      + case when is_related then ${literal(evidenceBit('relation'))} else 0 end
      + case when is_own then ${literal(evidenceBit('kinship-number'))} else 0 end`;
  return {
    table: 'wards',
    select: sql`
    with guardian as (
      select guardian_id, min(since) as since, ${dialect.bitOr(bits)} as known
      from grant_children
      where guardian_id is not null
      group by guardian_id
    )
    select grant_children.centre, grant_children.person_id, 'child' as role, grant_children.since, ${bits} as known
    from grant_children
    left join guardian
      on guardian.guardian_id = grant_children.person_id and guardian.guardian_id = grant_children.centre
    where guardian.guardian_id is null
    union all
    select guardian_id, guardian_id, 'guardian', since, known
    from guardian`,
  };
}

/** One household a guardian; a child whose guardian nobody knows stands alone, without a head. */
export function guardianHouseholds(): SqlStep {
  return {
    table: 'guardian_households',
    select: sql`
    with place as (
      select centre, min(village_code) as village_code
      from grant_children
      group by centre
    ),
    grant_household as (
      select
        centre,
        min(case when role = 'guardian' then person_id end) as head_person_id,
        min(person_id) as first_person_id,
        count(*) as members,
        min(since) as valid_from
      from wards
      group by centre
    )
    select
      ${householdIdOf('guardian', sql`cast(grant_household.centre as varchar)`)} as household_id,
      grant_household.centre,
      grant_household.head_person_id,
      grant_household.first_person_id,
      register_houses.house_code,
      coalesce(register_houses.village_code, place.village_code) as village_code,
      grant_household.members,
      cast(grant_household.centre as varchar) as source_key,
      grant_household.valid_from,
      cast(null as ${dialect.type('date')}) as valid_to
    from grant_household
    join place on place.centre = grant_household.centre
    left join register_members on register_members.person_id = grant_household.head_person_id
    left join register_houses on register_houses.household_id = register_members.household_id`,
  };
}

/** Everybody in a guardian's household. */
export function guardianMembers(): SqlStep {
  return {
    table: 'guardian_members',
    select: sql`
    select
      guardian_households.household_id,
      wards.person_id,
      wards.role,
      wards.since,
      wards.known
    from wards
    join guardian_households on guardian_households.centre = wards.centre`,
  };
}
