import { type SqlStep, sql } from '../../../base/lake/index.ts';

/**
 * Poor households and the people in them by village and by the very dimensions they fail. A mask of dimensions switched on counts every
 * pattern that has a dimension in common with it, so that one table gives all masks of all areas.
 */
export function patterns(): SqlStep {
  return {
    table: 'patterns',
    published: true,
    select: sql`
      with home as (
        select village_code, dimensions, count(*) as households
        from households
        where poor
        group by village_code, dimensions
      ),
      member as (
        select
          household.village_code,
          household.dimensions,
          count(*) as people,
          count(*) filter (where person.registered) as registered,
          count(*) filter (where person.target) as target
        from people as person
        join households as household on household.household_id = person.household_id
        where person.poor
        group by household.village_code, household.dimensions
      )
      select
        home.village_code,
        home.dimensions,
        home.households,
        coalesce(member.people, 0) as people,
        coalesce(member.registered, 0) as registered,
        coalesce(member.target, 0) as target
      from home
      left join member
        on member.village_code is not distinct from home.village_code and member.dimensions = home.dimensions
      order by home.village_code, home.dimensions`,
  };
}
