import { dialect, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { conflictBit, evidenceBit } from '../confidence.ts';
import type { HouseholdContext } from '../inputs.ts';

/**
 * What can tie each person to others: numbers, surname, the house registered in, the household surveyed in. A named parent who is not
 * old enough to be one is a wrong number: left out, and said so.
 */
export function marks({ settings }: HouseholdContext): SqlStep {
  const latest = dialect.addYears(sql`people.birth_date`, -settings.kinship.parentOlderByYears);
  const isTooYoung = (parent: Sql) =>
    sql`case when ${parent}.birth_date is null then false else coalesce(${parent}.birth_date > ${latest}, false) end`;
  const [father, mother] = [sql`father_of_person`, sql`mother_of_person`];
  return {
    table: 'marks',
    select: sql`
    with person as (
      select
        people.person_id,
        people.number,
        people.surname,
        people.father,
        people.mother,
        ${isTooYoung(father)} as has_young_father,
        ${isTooYoung(mother)} as has_young_mother,
        register_members.household_id as house,
        survey_members.household_id as surveyed,
        coalesce(survey_members.is_kin, false) as is_survey_kin,
        coalesce(survey_members.house_code = register_members.house_code, false) as is_at_home,
        coalesce(${isElsewhere(settings.noVillage)}, false) as is_elsewhere
      from people
      left join number_holders as ${father} on ${father}.number = people.father
      left join number_holders as ${mother} on ${mother}.number = people.mother
      left join register_members on register_members.person_id = people.person_id
      left join survey_members on survey_members.person_id = people.person_id
      left join register_houses
        on register_houses.household_id =
          case when survey_members.village_code is not null then register_members.household_id end
    )
    select
      person_id,
      number,
      surname,
      case when not has_young_father then father end as father,
      case when not has_young_mother and mother <> coalesce(father, 0) then mother end as mother,
      house,
      surveyed,
      house is not null or surveyed is not null as is_placed,
      is_survey_kin,
      ${knownAs([evidenceBit('co-residence'), conflictBit('co-residence')])} as known_as_resident,
      ${knownAs([evidenceBit('house-code'), conflictBit('co-residence')])} as known_as_surveyed,
      ${knownAs([0, 0])} as known_as_relative
    from person`,
  };
}

/** What a household of some kind makes of somebody who was surveyed at home, or elsewhere; a wrong parent counts everywhere. */
function knownAs([atHome, elsewhere]: readonly [number, number]): Sql {
  return sql`case when is_at_home then ${literal(atHome)} when is_elsewhere then ${literal(elsewhere)} else 0 end
        + case when has_young_father or has_young_mother then ${literal(conflictBit('parent-age'))} else 0 end`;
}

/**
 * The survey met the person in another house than the one of the register, or, where it names no house, in another village; a village
 * that is not known agrees with all of its subdistrict.
 */
function isElsewhere(noVillage: string): Sql {
  const [here, there] = [sql`register_houses.village_code`, sql`survey_members.village_code`];
  const isUnknown = (village: Sql) =>
    sql`substr(${village}, ${literal(-noVillage.length)}) = ${literal(noVillage)}`;
  const subdistrict = (village: Sql) =>
    sql`substr(${village}, 1, length(${village}) - ${literal(noVillage.length)})`;
  return sql`
        case
          when register_members.household_id is null then false
          when survey_members.house_code is not null then survey_members.house_code <> register_members.house_code
          when ${isUnknown(here)} or ${isUnknown(there)} then ${subdistrict(here)} <> ${subdistrict(there)}
          else ${here} <> ${there}
        end`;
}

/** The numbers of grandparents, one a row: the parents of parents. */
export function grandparents(): SqlStep {
  return {
    table: 'grandparents',
    select: sql`
    with parent as (
      select person_id, father as number from marks where father is not null
      union all
      select person_id, mother from marks where mother is not null
    ),
    grandparent as (
      select parent.person_id, number_holders.father as number
      from parent
      join number_holders on number_holders.number = parent.number
      union all
      select parent.person_id, number_holders.mother
      from parent
      join number_holders on number_holders.number = parent.number
    )
    select person_id, number
    from grandparent
    where number is not null`,
  };
}

/** Who is a couple by number, both ways: parents of one child, and those of whom one is named as the other's spouse. */
export function partners(): SqlStep {
  return {
    table: 'partners',
    select: sql`
    select father as number, mother as partner from marks where father is not null and mother is not null
    union
    select mother, father from marks where father is not null and mother is not null
    union
    select number, spouse from people where number <> spouse
    union
    select spouse, number from people where number <> spouse`,
  };
}
