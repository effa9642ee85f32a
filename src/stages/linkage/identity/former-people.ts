import { dialect, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import type { LinkageContext } from '../inputs.ts';
import { identities } from '../rows/index.ts';
import { former } from './former.ts';

/**
 * People who are not simply the person of before with the same anchor: new ones, and those whose id stands on an anchor
 * that it was not made from. All others keep their id without a second look.
 */
export function unsteadyPeople(context: LinkageContext): SqlStep {
  const nobody = sql`select base_people.*, cast(null as bigint) as claimed from base_people where false`;
  return {
    table: 'unsteady_people',
    select: context.former
      ? sql`
    with former_anchor as ${former(context, 'person_anchors')}
    select base_people.*, former_anchor.person_id as claimed
    from base_people
    left join ${former(context, 'persons')} as person on person.person_id = base_people.anchor_key
    left join former_anchor on former_anchor.anchor_key = base_people.anchor_key
    where former_anchor.anchor_key is not null
      or person.person_id is null
      or person.person_id in (select person_id from former_anchor)`
      : nobody,
  };
}

/** People of before whom no anchor names now. */
export function gonePersons(context: LinkageContext): SqlStep {
  return {
    table: 'gone_persons',
    select: sql`
    with former_person as ${former(context, 'persons')},
    former_anchor as ${former(context, 'person_anchors')},
    without_anchor as (
      select former_person.person_id
      from former_person
      left join base_people on base_people.anchor_key = former_person.person_id
      where base_people.person is null
      union
      select former_person.person_id
      from former_person
      join former_anchor on former_anchor.person_id = former_person.person_id
    )
    select without_anchor.person_id
    from without_anchor
    left join unsteady_people on unsteady_people.claimed = without_anchor.person_id
    where unsteady_people.person is null`,
  };
}

/**
 * Where the rows of those people are now: with one person, who may be them under another anchor. A row is known by its key; a
 * row that the number settled before is known by that number, which it still carries.
 */
export function followedPersons(context: LinkageContext): SqlStep {
  return {
    table: 'followed_persons',
    select: sql`
    with gone_key as (
      select record_keys.record_key, gone_persons.person_id
      from ${former(context, 'record_keys')} as record_keys
      join gone_persons on gone_persons.person_id = record_keys.person_id
    ),
    trace as (
      ${traces(context)}
    ),
    traced_person as (
      select former, person, min(evidence) as evidence, min(record_key) as record_key, count(*) as traces
      from trace
      group by former, person
    ),
    traced_person_in_order as (
      select
        traced_person.*,
        row_number() over (
          partition by former
          order by traces desc, base_people.kind, base_people.anchor_key
        ) as place_in_order
      from traced_person
      join base_people on base_people.person = traced_person.person
    )
    select former, person, evidence, record_key
    from traced_person_in_order
    where place_in_order = 1`,
  };
}

function traces(context: LinkageContext): Sql {
  const number = dialect.stableKey(sql`${context.secret} || '|' || cast(number as varchar)`);
  return sql`
      select gone_key.person_id as former, keyed_rows.person, keyed_rows.record_key, 'record' as evidence
      from gone_key
      join keyed_rows on keyed_rows.record_key = gone_key.record_key
      union all
      select gone_key.person_id, spine.person, gone_key.record_key, 'record'
      from gone_key
      join (${identities(context.others, context)}) as identity on identity.record_key = gone_key.record_key
      join records on records.record = identity.record and records.settled
      join spine on spine.anchor_key = records.anchor_key
      where records.record not in (select record from cut_rows)
      union all
      select gone_persons.person_id, carrier.person, carrier.record_key, 'number'
      from (
        select person, record_key, ${number} as number_key
        from keyed_rows
        where number is not null
      ) as carrier
      join gone_persons on gone_persons.person_id = carrier.number_key`;
}
