import { join, literal, type SqlStep, sql } from '../../base/lake/index.ts';
import { type HouseholdContext, rowsOf, rowsWithPerson } from './inputs.ts';

/** The village of each house; where the register gives none, the rest of its subdistrict. */
export function housePlaces(context: HouseholdContext): SqlStep {
  const { houses, noVillage } = context.settings;
  const rows = rowsOf(context, houses.source, {
    house_code: [houses.house, 'text'],
    village: [houses.village, 'text'],
    subdistrict: [houses.subdistrict, 'text'],
  });
  return {
    table: 'house_places',
    select: sql`
    select house_code, min(coalesce(village, subdistrict || ${literal(noVillage)})) as village_code
    from (${rows}) as house
    where house_code is not null
    group by house_code`,
  };
}

/** Who lives in which house by the register: the head, residents, and the heads of further families by their number. */
export function registerMembers(context: HouseholdContext): SqlStep {
  const { registerHouse } = context.settings;
  const rows = rowsWithPerson(context, registerHouse.source, {
    house_code: [registerHouse.house, 'text'],
    role: [registerHouse.role, 'text'],
    since: [registerHouse.since, 'date'],
    status: [registerHouse.present.field, 'integer'],
  });
  const isPresent = registerHouse.present.values.map((value) => literal(value));
  const prefix = registerHouse.familyHead;
  return {
    table: 'register_members',
    select: sql`
    with register_row as (
      ${rows}
    )
    select
      'register-house' as kind,
      house_code as household_key,
      person_id,
      case
        when role = ${literal(registerHouse.head)} then 'head'
        when substr(role, 1, ${literal(prefix.length)}) = ${literal(prefix)}
          then 'family-' || trim(substr(role, ${literal(prefix.length + 1)}))
        else 'resident'
      end as role,
      since
    from register_row
    where house_code is not null and status in (${join(isPresent)})`,
  };
}

/** Every register house in which somebody lives. */
export function registerHouses(): SqlStep {
  return {
    table: 'register_houses',
    select: sql`
    with house as (
      select
        household_key,
        min(case when role = 'head' then person_id end) as head_person_id,
        count(*) as members
      from register_members
      group by household_key
    )
    select
      'register-house' as kind,
      house.household_key,
      house.head_person_id,
      house.household_key as house_code,
      house_places.village_code,
      house.members,
      house.household_key as source_key
    from house
    left join house_places on house_places.house_code = house.household_key`,
  };
}
