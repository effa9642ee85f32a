import { join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { CohortReading } from '../cohort-desk.ts';
import { among, MONEY } from '../people/index.ts';

/** Those who live together, as the survey found them; else as the house register has them. Never both for one person. */
export const VISITED = ['bmn', 'register-house'] as const;

/** How many households, people in them, and what they miss together. */
export type HouseholdSums = Readonly<{
  households: number;
  people: number;
  satangAMonth: number;
  /** Households in which none of those asked for lives: nobody was there of late. */
  notVisited: number;
}>;

/** How many households of some people there are, and what they miss together. */
export async function sumHouseholds(
  reading: CohortReading,
  who: Sql,
  visited: readonly bigint[],
): Promise<HouseholdSums> {
  const [row] = await reading.serving.rows(sql`
    with ${chosenWithUnit(who)},
    household as (
      select unit, count(*) as people, sum(money) as satang_month, bool_or(${among(visited)}) as visited
      from placed
      group by unit
    )
    select
      cast(count(*) as integer) as households,
      cast(coalesce(sum(people), 0) as integer) as people,
      cast(coalesce(sum(satang_month), 0) as bigint) as satang_month,
      cast(count(*) filter (where not visited) as integer) as not_visited
    from household`);
  return {
    households: Number(row?.['households'] ?? 0),
    people: Number(row?.['people'] ?? 0),
    satangAMonth: Number(row?.['satang_month'] ?? 0),
    notVisited: Number(row?.['not_visited'] ?? 0),
  };
}

/**
 * Each chosen person with the unit they are visited in, in the text `kind:household`, or `alone:person`. A person is in one household of
 * a kind; of one that is closed nobody is visited.
 */
export function chosenWithUnit(who: Sql): Sql {
  const kinds = VISITED.map(
    (kind) => sql`max(case when kind = ${literal(kind)} then ${literal(`${kind}:`)} || household_id end)`,
  );
  return sql`
    chosen as (
      select person_id, ${MONEY} as money
      from areas.people
      where ${who}
    ),
    living_in as (
      select person_id, coalesce(${join(kinds)}) as unit
      from households.members
      where person_id in (select person_id from chosen)
        and kind in (${join(VISITED.map((kind) => literal(kind)))})
        and valid_to is null
      group by person_id
    ),
    placed as (
      select chosen.*, coalesce(living_in.unit, 'alone:' || chosen.person_id) as unit
      from chosen
      left join living_in on living_in.person_id = chosen.person_id
    )`;
}
