import { dialect, join, literal, type Sql, type SqlStep, sql } from '../../base/lake/index.ts';
import { type HouseholdContext, householdIdOf, rowsOf, rowsWithPerson } from './inputs.ts';

/** The village of each house, where the register gives none the rest of its subdistrict; and when the house was closed. */
export function housePlaces(context: HouseholdContext): SqlStep {
  const { houses, noVillage } = context.settings;
  const rows = rowsOf(context, houses.source, {
    house_code: [houses.house, 'text'],
    village: [houses.village, 'text'],
    subdistrict: [houses.subdistrict, 'text'],
    closed_on: [houses.closedOn, 'date'],
  });
  return {
    table: 'house_places',
    select: sql`
    select
      house_code,
      min(coalesce(village, subdistrict || ${literal(noVillage)})) as village_code,
      max(closed_on) as closed_on
    from (${rows}) as house
    where house_code is not null
    group by house_code`,
  };
}

/**
 * Whom the register knows, once each: where they live, or lived if they are gone. `family` is the number of the family that somebody
 * heads: the head of the house heads the first, and the register numbers those of further families.
 */
export function registered(context: HouseholdContext): SqlStep {
  const { registerHouse } = context.settings;
  const rows = rowsWithPerson(context, registerHouse.source, {
    house_code: [registerHouse.house, 'text'],
    house_role: [registerHouse.role, 'text'],
    since: [registerHouse.since, 'date'],
    since_precision: [`${registerHouse.since}_precision`, 'text'],
    status: [registerHouse.present.field, 'integer'],
  });
  const present = join(registerHouse.present.values.map((value) => literal(value)));
  return {
    table: 'registered',
    select: sql`
    with register_row as (
      select
        row_of_person.*,
        coalesce(status in (${present}), false) as is_present,
        ${roleAndFamily(registerHouse)}
      from (${rows}) as row_of_person
    ),
    person_again as (
      select person_id
      from register_row
      group by person_id
      having count(*) > 1
    ),
    row_in_order as (
      select
        register_row.*,
        row_number() over (
          partition by register_row.person_id
          order by is_present desc, house_code is null, since desc nulls last, house_code, house_role, row_id
        ) as place_in_order
      from register_row
      join person_again on person_again.person_id = register_row.person_id
    )
    select register_row.person_id, house_code, role, family, since, since_precision, is_present
    from register_row
    left join person_again on person_again.person_id = register_row.person_id
    where person_again.person_id is null
    union all
    select person_id, house_code, role, family, since, since_precision, is_present
    from row_in_order
    where place_in_order = 1`,
  };
}

function roleAndFamily({ head, familyHead }: HouseholdContext['settings']['registerHouse']): Sql {
  const isHead = sql`house_role = ${literal(head)}`;
  const isFamilyHead = sql`substr(house_role, 1, ${literal(familyHead.length)}) = ${literal(familyHead)}`;
  const number = sql`trim(substr(house_role, ${literal(familyHead.length + 1)}))`;
  return sql`
        case when ${isHead} then 'head' when ${isFamilyHead} then 'family-' || ${number} else 'resident' end as role,
        case
          when ${isHead} then 1
          when ${isFamilyHead} then try_cast(${number} as ${dialect.type('integer')})
        end as family`;
}

/** Every register house in which somebody lives. */
export function registerHouses(): SqlStep {
  return {
    table: 'register_houses',
    select: sql`
    with house as (
      select
        house_code,
        min(case when role = 'head' then person_id end) as head_person_id,
        min(person_id) as first_person_id,
        count(family) as declared_families,
        count(*) as members,
        min(since) as valid_from
      from registered
      where is_present and house_code is not null
      group by house_code
    )
    select
      ${householdIdOf('register-house', sql`house.house_code`)} as household_id,
      house.*,
      house.house_code as source_key,
      house_places.village_code,
      house_places.closed_on as valid_to
    from house
    left join house_places on house_places.house_code = house.house_code`,
  };
}

/** Everybody in a register house, since moving in and until the house was closed. */
export function registerMembers(): SqlStep {
  return {
    table: 'register_members',
    select: sql`
    select
      register_houses.household_id,
      register_houses.house_code,
      registered.person_id,
      registered.role,
      registered.family,
      registered.since,
      registered.since_precision,
      register_houses.valid_to
    from registered
    join register_houses on register_houses.house_code = registered.house_code
    where registered.is_present`,
  };
}
