import { literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import type { HouseholdContext } from '../inputs.ts';

/**
 * Where everybody is registered and where they were surveyed. They are elsewhere when the survey met them in another house, or,
 * where it names no house, in another village; a village that is not known agrees with all of its subdistrict.
 */
export function whereabouts({ settings: { noVillage } }: HouseholdContext): SqlStep {
  const [here, there] = [sql`register_houses.village_code`, sql`person.surveyed_village`];
  const isUnknown = (village: Sql) => sql`substr(${village}, ${literal(-noVillage.length)}) = ${literal(noVillage)}`;
  const subdistrict = (village: Sql) =>
    sql`substr(${village}, 1, length(${village}) - ${literal(noVillage.length)})`;
  return {
    table: 'whereabouts',
    select: sql`
    with person as (
      select
        coalesce(register_members.person_id, survey_members.person_id) as person_id,
        register_members.household_id as house,
        survey_members.household_id as surveyed,
        coalesce(survey_members.is_kin, false) as is_survey_kin,
        survey_members.house_code = register_members.house_code as is_at_home,
        case when survey_members.house_code is null then survey_members.village_code end as surveyed_village,
        case
          when survey_members.person_id is not null and survey_members.house_code is null
            then register_members.household_id
        end as house_to_place
      from register_members
      full join survey_members on survey_members.person_id = register_members.person_id
    )
    select
      person.person_id,
      person.house,
      person.surveyed,
      person.is_survey_kin,
      coalesce(person.is_at_home, false) as is_at_home,
      coalesce(
        not person.is_at_home,
        case
          when ${isUnknown(here)} or ${isUnknown(there)} then ${subdistrict(here)} <> ${subdistrict(there)}
          else ${here} <> ${there}
        end,
        false
      ) as is_elsewhere
    from person
    left join register_houses on register_houses.household_id = person.house_to_place`,
  };
}
