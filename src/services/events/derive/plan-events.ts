import { dialect, join, literal, type SqlStep, type StagePlan, sql } from '../../../base/lake/index.ts';
import type { DatasetVersion } from '../../../base/model/index.ts';
import { eventEffects } from './event-effects.ts';
import type { EventInputs } from './event-inputs.ts';
import { formerSelves, foundAgain } from './former-selves.ts';
import { nothingSeen, seenChanges } from './seen-changes.ts';

const SERVED_ROW_GROUP = 20_000;
const TEXT = dialect.type('text');
const WHOLE = dialect.type('bigint');

/**
 * All life events that are known: those known before, then those that the newer set tells. The same two sets after the same events give
 * the same version.
 */
export function planEvents(inputs: EventInputs): StagePlan {
  const { now, before, known, content, asOf } = inputs;
  const looking = before && { ...inputs, now: now.profiles, before: before.profiles };
  const former = before ? [standingBeside(before.profiles), standingBeside(before.entitlements)] : [];
  return {
    dataset: 'events',
    parents: [now.linkage, now.profiles, now.households, now.entitlements, now.gaps, ...former],
    former: known,
    settings: { asOf, content },
    steps: [
      ...(looking
        ? [formerSelves(looking), foundAgain(), seenChanges(looking)]
        : [{ table: 'seen_changes', select: nothingSeen() }]),
      freshEvents(inputs),
      lifeEvents(inputs),
      ...eventEffects(inputs),
    ],
    notes: {
      fresh: sql`select kind, count(*) as events from fresh_events group by kind order by kind`,
    },
  };
}

/** A version of the set before, seen under another name; its registers do not enter again. */
function standingBeside(version: DatasetVersion): DatasetVersion {
  return { ...version, dataset: `former-${version.dataset}`, sources: [] };
}

/**
 * Changes that are events: numbered after those known, each person's in the order they happened. The id is made of whom it happened to
 * and which of its kind it is in their life, so that it tells nothing else and is the same whenever it is worked out.
 */
function freshEvents({ content, known, asOf }: EventInputs): SqlStep {
  const today = sql`cast(${literal(asOf)} as ${dialect.type('date')})`;
  const once = content.kinds.flatMap(({ id, once: isOnce }) => (isOnce ? [sql`${literal(id)}`] : []));
  const before = known
    ? sql`select kind, person_id, cast(count(*) as ${WHOLE}) as times from events.life_events group by kind, person_id`
    : sql`select cast(null as ${TEXT}) as kind, cast(null as ${WHOLE}) as person_id, cast(0 as ${WHOLE}) as times where false`;
  const last = known
    ? sql`(select coalesce(max(event_no), 0) from events.life_events)`
    : sql`cast(0 as ${WHOLE})`;
  const isOnce = once.length > 0 ? sql`seen_changes.kind in (${join(once)})` : sql`false`;
  return {
    table: 'fresh_events',
    select: sql`
      with told_before as (
        ${before}
      ),
      counted as (
        select
          seen_changes.*,
          coalesce(told_before.times, 0) + row_number() over (
            partition by seen_changes.kind, seen_changes.person_id
            order by seen_changes.day nulls last, seen_changes.fact
          ) as nth
        from seen_changes
        left join told_before
          on told_before.kind = seen_changes.kind and told_before.person_id = seen_changes.person_id
        where not (${isOnce} and told_before.times is not null)
      )
      select
        cast(${last} + row_number() over (
          order by coalesce(day, ${today}), kind_place, person_id, fact
        ) as ${WHOLE}) as event_no,
        ${dialect.textDigits(sql`kind || ':' || cast(person_id as ${TEXT}) || ':' || cast(nth as ${TEXT})`)} as event_id,
        kind,
        fact,
        person_id,
        pid,
        sex,
        birth_date,
        village_code,
        day,
        ${today} as known_on,
        was,
        became,
        source,
        source_as_of
      from counted`,
  };
}

/** One row an event, in the order they became known. */
function lifeEvents({ known }: EventInputs): SqlStep {
  const columns = sql`event_no, event_id, kind, fact, person_id, pid, sex, birth_date, village_code, day, known_on, was, became, source, source_as_of`;
  const former = known ? sql`select ${columns} from events.life_events union all ` : sql``;
  return {
    table: 'life_events',
    published: true,
    layout: { rowGroupRows: SERVED_ROW_GROUP },
    select: sql`select ${columns} from (${former}select ${columns} from fresh_events) as event order by event_no`,
  };
}
