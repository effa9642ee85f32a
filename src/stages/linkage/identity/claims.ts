import { type SqlStep, sql } from '../../../base/lake/index.ts';
import type { LinkageContext } from '../inputs.ts';

/** Everybody whose id is not plain: unsteady, come upon by a trace, or made one with others by a reviewer. */
export function touchedPeople(context: LinkageContext): SqlStep {
  const steadyId = context.former ? sql`base_people.anchor_key` : sql`null`;
  return {
    table: 'touched_people',
    select: sql`
    with touched as (
      select person from unsteady_people
      union
      select person from followed_persons
      union
      select person from person_groups
    ),
    size as (
      select person, count(*) as keyed_rows
      from keyed_rows
      group by person
    )
    select
      base_people.*,
      coalesce(person_groups.leader, base_people.person) as leader,
      coalesce(size.keyed_rows, 0) as keyed_rows,
      cast(case when unsteady_people.person is null then ${steadyId} else unsteady_people.claimed end as bigint) as former
    from touched
    join base_people on base_people.person = touched.person
    left join person_groups on person_groups.person = touched.person
    left join unsteady_people on unsteady_people.person = touched.person
    left join size on size.person = touched.person`,
  };
}

/**
 * Who is whom of before, and which claim counts where several people claim one: an anchor before a trace, the anchor that the
 * id was made from, the firmer kind of anchor, the larger part.
 */
export function claims(): SqlStep {
  return {
    table: 'claims',
    select: sql`
    with claim as (
      select leader, person, kind, anchor_key, keyed_rows, former, 0 as is_trace, 'anchor' as evidence, cast(null as bigint) as record_key
      from touched_people
      where former is not null
      union all
      select
        leader, touched_people.person, kind, anchor_key, keyed_rows, followed_persons.former, 1,
        followed_persons.evidence, followed_persons.record_key
      from followed_persons
      join touched_people on touched_people.person = followed_persons.person
    )
    select
      claim.*,
      row_number() over (
        partition by former
        order by
          is_trace,
          case when anchor_key = former then 0 else 1 end,
          kind, keyed_rows desc, anchor_key
      ) = 1 as counts
    from claim`,
  };
}
