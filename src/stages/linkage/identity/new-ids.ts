import { dialect, type SqlStep, sql } from '../../../base/lake/index.ts';
import type { LinkageContext } from '../inputs.ts';
import { former } from './former.ts';

/** Who goes on as somebody of before. Of several, the oldest keeps the id. */
export function keptPeople(context: LinkageContext): SqlStep {
  return {
    table: 'kept_people',
    select: sql`
    with claim_in_order as (
      select
        claims.leader,
        claims.former,
        row_number() over (
          partition by claims.leader
          order by person.since nulls last, claims.kind, claims.former
        ) as place_in_order
      from claims
      left join ${former(context, 'persons')} as person on person.person_id = claims.former
      where claims.counts
    )
    select leader, former as person_id
    from claim_in_order
    where place_in_order = 1`,
  };
}

/**
 * People who are nobody of before, with the person they came out of if there is one. An id is made from the anchor; one that was
 * given up for that very person is taken again; one that somebody bears or bore is not.
 */
export function freshPeople(context: LinkageContext): SqlStep {
  const again = sql`${context.secret} || '|again|' || cast(fresh.anchor_key as varchar) || '|' || cast(chapter.chapter as varchar)`;
  return {
    table: 'fresh_people',
    select: sql`
    with fresh as (
      select touched_people.leader, touched_people.anchor_key
      from touched_people
      left join kept_people on kept_people.leader = touched_people.leader
      where kept_people.leader is null and touched_people.person = touched_people.leader
    ),
    origin as (
      select claims.leader, claims.former as person_id, 0 as way, claims.record_key
      from claims
      where not counts
      union all
      select touched_people.leader, record_keys.person_id, 1, keyed_rows.record_key
      from touched_people
      join keyed_rows on keyed_rows.person = touched_people.person
      join ${former(context, 'record_keys')} as record_keys on record_keys.record_key = keyed_rows.record_key
      union all
      select touched_people.leader, coalesce(left_behind.former, base_people.anchor_key), 2, cut_rows.record_key
      from cut_rows
      join touched_people on touched_people.person = -cut_rows.record
      join base_people on base_people.person = cut_rows.person_left
      left join touched_people as left_behind on left_behind.person = cut_rows.person_left
    ),
    origin_in_order as (
      select
        origin.*,
        row_number() over (partition by origin.leader order by way, origin.person_id, record_key) as place_in_order
      from origin
      join ${former(context, 'persons')} as person on person.person_id = origin.person_id
    ),
    lowest_key as (
      select person, min(record_key) as record_key
      from keyed_rows
      group by person
    ),
    chapter as (
      select coalesce(max(chapter), 0) + 1 as chapter
      from ${former(context, 'person_history')} as history
    ),
    borne as (
      select person_id from ${former(context, 'persons')} as person
      union all
      select alias_id from ${former(context, 'person_aliases')} as given_up
      union all
      select person_id from kept_people
    )
    select
      fresh.leader,
      origin_in_order.person_id as came_out_of,
      coalesce(given_up.person_id = origin_in_order.person_id, false) as is_back,
      coalesce(origin_in_order.record_key, lowest_key.record_key) as record_key,
      case
        when given_up.person_id = origin_in_order.person_id then fresh.anchor_key
        when fresh.anchor_key in (select person_id from borne) then ${dialect.stableKey(again)}
        else fresh.anchor_key
      end as person_id
    from fresh
    cross join chapter
    left join origin_in_order on origin_in_order.leader = fresh.leader and origin_in_order.place_in_order = 1
    left join ${former(context, 'person_aliases')} as given_up on given_up.alias_id = fresh.anchor_key
    left join lowest_key on lowest_key.person = fresh.leader`,
  };
}

/** The id of everybody whose id is not plain. */
export function newIds(): SqlStep {
  return {
    table: 'new_ids',
    select: sql`
    with id_of_leader as (
      select leader, person_id from kept_people
      union all
      select leader, person_id from fresh_people
    )
    select touched_people.person, touched_people.leader, touched_people.anchor_key, id_of_leader.person_id
    from touched_people
    join id_of_leader on id_of_leader.leader = touched_people.leader`,
  };
}
