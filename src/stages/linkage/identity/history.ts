import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import type { LinkageContext } from '../inputs.ts';
import { former } from './former.ts';

/**
 * What happened to people's ids since the version before. The first version has no row for everybody it begins with: they are
 * there since its day.
 */
export function identityEvents(context: LinkageContext): SqlStep {
  const begins = context.former
    ? sql`where false`
    : sql`where not exists (select 1 from ${former(context, 'person_history')} as history)`;
  return {
    table: 'identity_events',
    select: sql`
    with split_before as (
      select distinct person_id, other_person_id
      from ${former(context, 'person_history')} as history
      where event = 'split'
    ),
    id_of_leader as (
      select distinct leader, person_id from new_ids
    ),
    grouped as (
      select distinct leader, brought_by from person_groups
    )
    select
      'begin' as event,
      cast(null as bigint) as person_id,
      cast(null as bigint) as other_person_id,
      cast(null as bigint) as record_key,
      cast(null as varchar) as evidence
    ${begins}
    union all
    select
      case when is_back then 'undo' when came_out_of is null then 'new' else 'split' end,
      person_id, came_out_of, record_key,
      case when came_out_of is not null then 'record' end
    from fresh_people
    ${context.former ? sql`` : sql`where false`}
    union all
    select
      case when split_before.person_id is null then 'merge' else 'undo' end,
      id_of_leader.person_id, claims.former, claims.record_key,
      coalesce(grouped.brought_by, claims.evidence)
    from claims
    join id_of_leader on id_of_leader.leader = claims.leader
    left join grouped on grouped.leader = claims.leader
    left join split_before
      on split_before.person_id = claims.former
      and split_before.other_person_id = id_of_leader.person_id
    where claims.counts and claims.former <> id_of_leader.person_id
    union all
    select 'withdrawn', gone_persons.person_id, null, null, null
    from gone_persons
    left join followed_persons on followed_persons.former = gone_persons.person_id
    where followed_persons.former is null`,
  };
}

/** Everything that ever happened to ids: what the version before tells, and a chapter for this run, sealed with the last one. */
export function personHistory(context: LinkageContext): SqlStep {
  const { asOf } = context.occasion;
  return {
    table: 'person_history',
    published: true,
    select: sql`
    with told as ${former(context, 'person_history')},
    last_chapter as (
      select coalesce(max(chapter), 0) as chapter, max(seal) filter (where chapter = (select max(chapter) from told)) as seal
      from told
    ),
    event as (
      select
        event,
        cast(${literal(asOf)} as date) as happened_on,
        person_id, other_person_id, record_key, evidence,
        ${modelOf(context)} as model
      from identity_events
    ),
    sealed as (
      select sum(${dialect.stableNumber(wordsOfEvent())}) as seal
      from event
    )
    select chapter, event, happened_on, person_id, other_person_id, record_key, evidence, model, seal
    from told
    union all
    select
      last_chapter.chapter + 1, event, happened_on, person_id, other_person_id, record_key, evidence, model,
      ${dialect.stableNumber(sql`coalesce(cast(last_chapter.seal as varchar), '') || '|' || cast(sealed.seal as varchar)`)}
    from event
    cross join last_chapter
    cross join sealed
    order by chapter, event, person_id, other_person_id`,
  };
}

/** An event as one text, nothing left out, so that no two events read alike. */
function wordsOfEvent(): Sql {
  const columns = ['event', 'happened_on', 'person_id', 'other_person_id', 'record_key', 'evidence', 'model'];
  return join(
    columns.map((column) => sql`coalesce(cast(${id(column)} as varchar), '')`),
    ` || '|' || `,
  );
}

/** Which rules or scores linked: changes whenever they do. */
function modelOf({ settings }: LinkageContext): Sql {
  const { guard, rules, blocks } = settings;
  const ruled = sql`'rules-' || substr(md5(${JSON.stringify([guard, rules, blocks])}), 1, 12)`;
  return sql`coalesce((select max(id) from link_model), ${ruled})`;
}
