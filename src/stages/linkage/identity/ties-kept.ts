import { type SqlStep, sql } from '../../../base/lake/index.ts';
import type { LinkageContext } from '../inputs.ts';
import { rowIdOf } from '../rows/index.ts';
import { former } from './former.ts';

/** The keys of all rows that the number alone did not settle, so that the next run finds them again. */
export function recordKeys(): SqlStep {
  return {
    table: 'record_keys',
    published: true,
    select: sql`
    select
      keyed_rows.record_key,
      source_names.name as source,
      ${rowIdOf(sql`keyed_rows.record`)} as row_id,
      people.person_id
    from keyed_rows
    join people on people.person = keyed_rows.person
    join source_names on source_names.source = keyed_rows.source
    order by keyed_rows.record_key, keyed_rows.record`,
  };
}

/** Anchors of people whose id was not made from their one anchor; those of people who are away wait for them. */
export function personAnchors(context: LinkageContext): SqlStep {
  return {
    table: 'person_anchors',
    published: true,
    select: sql`
    with several as (
      select person_id
      from new_ids
      group by person_id
      having count(*) > 1 or min(anchor_key) <> min(person_id)
    ),
    kept as (
      select new_ids.anchor_key, new_ids.person_id
      from new_ids
      join several on several.person_id = new_ids.person_id
      union all
      select waiting.anchor_key, waiting.person_id
      from ${former(context, 'person_anchors')} as waiting
      left join people on people.person_id = waiting.person_id
      left join base_people on base_people.anchor_key = waiting.anchor_key
      where people.person_id is null and base_people.person is null
    )
    select anchor_key, person_id
    from kept
    order by anchor_key`,
  };
}

/** Ids that were given up and the person they lead to now. */
export function personAliases(context: LinkageContext): SqlStep {
  return {
    table: 'person_aliases',
    published: true,
    select: sql`
    with merged as (
      select claims.former as alias_id, kept_people.person_id
      from claims
      join kept_people on kept_people.leader = claims.leader
      where claims.counts and claims.former <> kept_people.person_id
      union
      select new_ids.anchor_key, new_ids.person_id
      from new_ids
      join person_groups on person_groups.person = new_ids.person
      where new_ids.anchor_key <> new_ids.person_id
    ),
    alias as (
      select alias_id, person_id, 0 as age from merged
      union all
      select given_up.alias_id, coalesce(merged.person_id, given_up.person_id), 1
      from ${former(context, 'person_aliases')} as given_up
      left join merged on merged.alias_id = given_up.person_id
    ),
    alias_in_order as (
      select alias.*, row_number() over (partition by alias_id order by age, person_id) as place_in_order
      from alias
      where alias_id not in (select person_id from new_ids)
    )
    select alias_id, person_id
    from alias_in_order
    where place_in_order = 1
    order by alias_id`,
  };
}
