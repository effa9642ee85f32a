import { type SqlStep, sql } from '../../../base/lake/index.ts';
import type { FactSettings } from '../settings.ts';
import { homesTable } from './route.ts';

/** Present codes of places, by every code they ever had; a subdistrict without villages is its one village. */
export function presentPlaces({ noVillage }: FactSettings): SqlStep {
  return {
    table: 'present_places',
    select: sql`
      select place.code, coalesce(undivided.code, place.now) as now
      from (
        select code, coalesce(successor, code) as now
        from places.places
        where level in ('subdistrict', 'village')
      ) as place
      left join places.places as undivided
        on undivided.level = 'village' and undivided.code = place.now || ${noVillage}`,
  };
}

/** How many rows of one register speak of the same person twice. */
export function duplicateRows(): SqlStep {
  return {
    table: 'duplicate_rows',
    select: sql`
      select person_id, cast(count(*) as integer) as duplicates
      from linkage.doubts
      where reason = 'duplicate-in-source' and person_id is not null
      group by person_id`,
  };
}

/** Everybody's household of one kind; of several, the one joined last. */
export function homes(kind: string): SqlStep {
  return {
    table: homesTable(kind),
    select: sql`
      select person_id, home[1] as household_id, home[2] as source_key
      from (
        select
          member.person_id,
          max_by(
            row(household.household_id, household.source_key),
            row(member.since is not null, member.since, household.household_id)
          ) as home
        from households.members as member
        join households.households as household
          on household.household_id = member.household_id and household.kind = member.kind
        where member.kind = ${kind}
        group by member.person_id
      ) as joined_last`,
  };
}
