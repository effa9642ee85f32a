import { type Kysely, sql } from 'kysely';
import { GATEWAY_WAITS, type GatewayWait } from '../../model/index.ts';
import type { Tables } from '../tables.ts';
import { stagesOf, waitOf } from './claim-standing.ts';

/** What waits at one step of the gateway, and since when. */
export type QueueFigures = Readonly<{
  wait: GatewayWait;
  claims: number;
  oldest: Date | null;
  half: Date | null;
  nearlyAll: Date | null;
}>;

/** How many claims came to a step and left it. */
export type QueueFlow = Readonly<{
  wait: GatewayWait;
  hour: Readonly<{ came: number; left: number }>;
  day: Readonly<{ came: number; left: number }>;
}>;

/** What is on its way to a payer, what came back, and how its tries went. */
export type PayerTraffic = Readonly<{
  payer: string;
  /** Claims: not packed yet, in a message that is to be sent, with the payer and not answered. */
  waiting: number;
  ready: number;
  unanswered: number;
  oldest: Date | null;
  /** Messages whose last try failed: how many, which is tried next and when, the most tries one had, and why the last one failed. */
  failing: Readonly<{ batches: number; next: Date | null; tries: number; reason: string | null }>;
  deadClaims: number;
  lastAnswer: Date | null;
  lastSuccess: Date | null;
  lastFailure: Date | null;
  /** Of the last day: claims that left, that were answered how, and tries that failed. */
  day: Readonly<{
    sent: number;
    approved: number;
    returned: number;
    refused: number;
    failures: number;
  }>;
}>;

/** What waits at each step of the gateway now. */
export async function readQueues(
  database: Kysely<Tables>,
): Promise<Readonly<{ at: Date; queues: QueueFigures[] }>> {
  const { rows } = await sql<QueueFigures & Readonly<{ at: Date }>>`
    select now() as at, given.wait, count(claim.wait)::integer as claims, min(changed_at) as oldest,
      percentile_disc(0.5) within group (order by changed_at desc) as half,
      percentile_disc(0.95) within group (order by changed_at desc) as "nearlyAll"
    from unnest(${[...GATEWAY_WAITS]}::text[]) with ordinality as given (wait, place)
    left join (
      select ${waitOf('stage')} as wait, changed_at from claim where stage in (${stagesOf(GATEWAY_WAITS)})
    ) as claim on claim.wait = given.wait
    group by given.wait, given.place order by given.place`.execute(database);
  return { at: rows[0]?.at ?? new Date(), queues: rows.map(({ at: _at, ...queue }) => queue) };
}

/**
 * How many claims came to each step and left it in the last hour and day. What a payer said of a version that was replaced moved nothing
 * and does not count: of what came before, the newest version tells where the claim was.
 */
export async function readFlows(database: Kysely<Tables>): Promise<QueueFlow[]> {
  const { rows } = await sql<
    Readonly<{ wait: GatewayWait } & Record<'cameHour' | 'leftHour' | 'cameDay' | 'leftDay', number>>
  >`
    with moved as (
      select ${waitOf('event.kind')} as after, ${waitOf('earlier.kind')} as before,
        event.at > now() - interval '1 hour' as lately
      from claim_event as event
      left join lateral (
        select kind, version from claim_event as one
        where one.claim = event.claim and one.step < event.step
        order by one.version desc, one.step desc limit 1
      ) as earlier on true
      where event.at > now() - interval '1 day' and (earlier.version is null or event.version >= earlier.version)
    )
    select given.wait,
      (count(*) filter (where lately and after = wait and before is distinct from wait))::integer as "cameHour",
      (count(*) filter (where lately and before = wait and after is distinct from wait))::integer as "leftHour",
      (count(*) filter (where after = wait and before is distinct from wait))::integer as "cameDay",
      (count(*) filter (where before = wait and after is distinct from wait))::integer as "leftDay"
    from unnest(${[...GATEWAY_WAITS]}::text[]) with ordinality as given (wait, place) left join moved on wait in (after, before)
    group by given.wait, given.place order by given.place`.execute(database);
  return rows.map(({ wait, cameHour, leftHour, cameDay, leftDay }) => ({
    wait,
    hour: { came: cameHour, left: leftHour },
    day: { came: cameDay, left: leftDay },
  }));
}

/** When a try last failed, was given up or was let go again; nothing while all always went well. */
export async function readLastTrouble(database: Kysely<Tables>): Promise<Date | null> {
  const { rows } = await sql<Readonly<{ at: Date }>>`
    select at from payer_step where act in ('failed', 'died', 'replayed') order by id desc limit 1`.execute(
    database,
  );
  return rows[0]?.at ?? null;
}

/** When the first claim came; nothing while none did. */
export async function readFirstClaim(database: Kysely<Tables>): Promise<Date | null> {
  const { rows } = await sql<Readonly<{ at: Date }>>`
    select received_at as at from claim order by id limit 1`.execute(database);
  return rows[0]?.at ?? null;
}

type TrafficRow = Omit<PayerTraffic, 'failing' | 'day'> &
  PayerTraffic['day'] &
  Readonly<{ batches: number; next: Date | null; tries: number; reason: string | null }>;

/** How it stands with payers. Only what is alive and what happened within a day is read, however much there ever was. */
export async function readTraffic(
  database: Kysely<Tables>,
  payers: readonly string[],
): Promise<PayerTraffic[]> {
  const { rows } = await sql<TrafficRow>`
    with given as (
      select payer, place from unnest(${[...payers]}::text[]) with ordinality as one (payer, place)
    ), gathered as (
      select payer, count(*)::integer as waiting, min(at) as oldest
      from payer_parcel where state = 'waiting' group by payer
    ), travelling as (
      select batch.payer, min(parcel.at) as oldest,
        (count(*) filter (where batch.state = 'ready'))::integer as ready,
        (count(*) filter (where batch.state = 'sent' and parcel.answer_rank < 3))::integer as unanswered
      from payer_batch as batch join payer_parcel as parcel on parcel.batch_id = batch.id
      where batch.state in ('ready', 'sent') and parcel.answer_rank < 3 group by batch.payer
    ), failing as (
      select payer, count(*)::integer as batches, min(due_at) as next, max(tries) as tries,
        (array_agg(reason order by due_at desc, id desc))[1] as reason
      from payer_batch where state in ('ready', 'sent') and reason is not null group by payer
    ), dead_claims as (
      select payer, count(*)::integer as claims from (
        select parcel.payer from payer_parcel as parcel where parcel.state = 'dead'
        union all
        select parcel.payer from payer_batch as batch join payer_parcel as parcel on parcel.batch_id = batch.id
        where batch.state = 'dead'
      ) as parcel group by payer
    ), answers as (
      select given.payer,
        (count(*) filter (where kind = 'approved'))::integer as approved,
        (count(*) filter (where kind = 'incomplete'))::integer as returned,
        (count(*) filter (where kind in ('rejected', 'duplicated')))::integer as refused
      -- By payer, for the index of the latest answers begins with it.
      from given join payer_answer as answer on answer.payer = given.payer and answer.at > now() - interval '1 day'
      where told group by given.payer
    ), steps as (
      select batch.payer,
        max(step.at) filter (where act in ('sent', 'asked', 'answered')) as success,
        max(step.at) filter (where act in ('failed', 'died')) as failure,
        (count(*) filter (where act in ('failed', 'died')))::integer as failures,
        (coalesce(sum((select count(*) from payer_parcel as parcel where parcel.batch_id = batch.id))
          filter (where act = 'sent'), 0))::integer as sent
      from payer_step as step join payer_batch as batch on batch.id = step.batch_id
      where step.at > now() - interval '1 day' group by batch.payer
    )
    select given.payer, coalesce(waiting, 0) as waiting, coalesce(ready, 0) as ready, coalesce(unanswered, 0) as unanswered,
      least(gathered.oldest, travelling.oldest) as oldest,
      coalesce(failing.batches, 0) as batches, failing.next, coalesce(failing.tries, 0) as tries, failing.reason,
      coalesce(dead_claims.claims, 0) as "deadClaims",
      (select max(at) from payer_answer as answer where answer.payer = given.payer) as "lastAnswer",
      steps.success as "lastSuccess", steps.failure as "lastFailure",
      coalesce(sent, 0) as sent, coalesce(approved, 0) as approved, coalesce(returned, 0) as returned,
      coalesce(refused, 0) as refused, coalesce(failures, 0) as failures
    from given
    left join gathered using (payer) left join travelling using (payer) left join failing using (payer)
    left join dead_claims using (payer) left join answers using (payer)
    left join steps using (payer)
    order by given.place`.execute(database);
  return rows.map(
    ({ batches, next, tries, reason, sent, approved, returned, refused, failures, ...row }) => ({
      ...row,
      failing: { batches, next, tries, reason },
      day: { sent, approved, returned, refused, failures },
    }),
  );
}
