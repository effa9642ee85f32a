import { id, join, literal, type SqlStep, sql } from '../../../base/lake/index.ts';
import { NUMBER_WAY, SLIP_WAY } from '../candidates.ts';
import type { LinkageContext } from '../inputs.ts';
import { COMPARED } from '../scores/index.ts';

/**
 * People with more rows than the settings allow that no number of their own brought: the weakest of these rows beside the row that
 * stands for the person.
 */
export function largePersons({ settings }: LinkageContext): SqlStep {
  const outcomes = join(
    COMPARED.map(
      (fact) => sql`coalesce(ranked_candidates.${id(`${fact}_outcome`)}, 0) as ${id(`${fact}_outcome`)}`,
    ),
  );
  return {
    table: 'large_persons',
    select: sql`
    with brought_row as (
      select record, person, weight
      from choices
      where way not in (${literal(NUMBER_WAY)}, ${literal(SLIP_WAY)})
      union all
      select record, person, null
      from islands
      where not (anchored_by = 'number' and carries_anchor)
    ),
    row_of_person as (
      select
        people.person_id, brought_row.record, keyed_rows.record_key,
        coalesce(brought_row.weight, island_groups.weight) as weight
      from brought_row
      join keyed_rows on keyed_rows.record = brought_row.record and keyed_rows.person = brought_row.person
      join people on people.person = brought_row.person
      left join island_groups on island_groups.person = brought_row.person
    ),
    row_in_order as (
      select
        row_of_person.*,
        count(*) over (partition by row_of_person.person_id) as brought_rows,
        row_number() over (
          partition by row_of_person.person_id
          order by row_of_person.weight nulls last, row_of_person.record_key, row_of_person.record
        ) as place_in_order
      from row_of_person
      join people as head on head.person_id = row_of_person.person_id and head.leads
      where row_of_person.record <> head.record
    )
    select
      row_in_order.record,
      head.person,
      head.record as left_record,
      coalesce(ranked_candidates.population, '') as population,
      coalesce(ranked_candidates.given_rarity, 0) as given_rarity,
      coalesce(ranked_candidates.family_rarity, 0) as family_rarity,
      row_in_order.weight,
      ${outcomes}
    from row_in_order
    join people as head on head.person_id = row_in_order.person_id and head.leads
    left join ranked_candidates
      on ranked_candidates.record = row_in_order.record and ranked_candidates.person = head.person
    where brought_rows > ${literal(settings.review.mostRows)} and place_in_order = 1`,
  };
}
