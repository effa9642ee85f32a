import { type Kysely, sql, type Transaction } from 'kysely';
import type { IsoDate } from '../../model/index.ts';
import { writeAct } from '../audit/index.ts';
import type { Tables } from '../tables.ts';
import type { EventLease, EventPage, EventParcel, EventReplay, SubscriptionFigures } from './event-words.ts';

type Reader = Kysely<Tables> | Transaction<Tables>;

type ParcelRow = Readonly<{
  subscription_id: bigint;
  place: bigint;
  event_no: bigint;
  message_id: string;
  person_key: bigint;
  known_on: IsoDate;
  tries: number;
  receipt_id: bigint | null;
  body_hash: string | null;
}>;

const COLUMNS = sql.raw(
  'subscription_id, place, event_no, message_id, person_key, known_on, tries, receipt_id, body_hash',
);

/**
 * Takes leases of events that are due. Of one person nothing is taken before what came earlier was delivered, so that a subscriber is told
 * of a life in its order; what nobody could deliver holds back what came after it for the same person only.
 */
export async function leaseParcels(database: Reader, order: EventLease): Promise<EventParcel[]> {
  const { subscription, holder, now, until, limit, upTo } = order;
  const { rows } = await sql<ParcelRow>`
    update event_parcel as taken set holder = ${holder}, leased_until = ${until}, tries = taken.tries + 1
    where (taken.subscription_id, taken.place) in (
      select subscription_id, place from event_parcel as due
      where due.subscription_id = ${subscription} and due.state = 'waiting' and due.due_at <= ${now}
        and due.event_no <= ${upTo}
        and (due.leased_until is null or due.leased_until <= ${now})
        and not exists (
          select from event_parcel as earlier
          where earlier.subscription_id = due.subscription_id and earlier.person_key = due.person_key
            and earlier.place < due.place and earlier.state in ('waiting', 'dead')
        )
      order by due.place limit ${limit} for update skip locked
    )
    returning ${COLUMNS}`.execute(database);
  return rows.map(toParcel).sort((one, other) => (one.place < other.place ? -1 : 1));
}

/** Events after a place, in their order. */
export async function pageOf(
  database: Reader,
  { subscription, after, upTo, limit }: EventPage,
): Promise<EventParcel[]> {
  const { rows } = await sql<ParcelRow>`
    select ${COLUMNS} from event_parcel
    where subscription_id = ${subscription} and place > ${after} and event_no <= ${upTo}
    order by place limit ${limit}`.execute(database);
  return rows.map(toParcel);
}

/** Puts events back among those that wait, with the ids they had. */
export async function sendAgain(
  turn: Transaction<Tables>,
  { subscription, from, now, actor }: EventReplay,
): Promise<number> {
  const wanted =
    from === 'dead'
      ? sql`state = 'dead'`
      : 'place' in from
        ? sql`place >= ${from.place}`
        : sql`known_on >= ${from.day}`;
  const { numAffectedRows } = await sql`
    update event_parcel
    set state = 'waiting', tries = 0, due_at = ${now}, reason = null, holder = null, leased_until = null
    where subscription_id = ${subscription} and ${wanted}`.execute(turn);
  const events = Number(numAffectedRows ?? 0n);
  const facts = { subscription: Number(subscription), events };
  await writeAct(turn, { kind: 'events', act: 'replayed', actor, facts });
  return events;
}

/** How every subscription stands. */
export async function readFigures(database: Reader): Promise<SubscriptionFigures[]> {
  const { rows } = await sql<FiguresRow>`
    select
      subscription.id,
      count(*) filter (where state = 'waiting') as waiting,
      count(*) filter (where state = 'delivered') as delivered,
      count(*) filter (where state = 'dead') as dead,
      coalesce(max(place), 0) as last_place,
      min(due_at) filter (where state = 'waiting') as oldest_waiting,
      max(delivered_at) as last_delivered,
      (array_agg(reason order by place desc) filter (where reason is not null))[1] as reason
    from event_subscription as subscription
    left join event_parcel on event_parcel.subscription_id = subscription.id
    group by subscription.id
    order by subscription.id`.execute(database);
  return rows.map((row) => ({
    subscription: row.id,
    waiting: Number(row.waiting),
    delivered: Number(row.delivered),
    dead: Number(row.dead),
    lastPlace: Number(row.last_place),
    oldestWaiting: row.oldest_waiting,
    lastDelivered: row.last_delivered,
    reason: row.reason,
  }));
}

type FiguresRow = Readonly<{
  id: bigint;
  waiting: bigint;
  delivered: bigint;
  dead: bigint;
  last_place: bigint;
  oldest_waiting: Date | null;
  last_delivered: Date | null;
  reason: string | null;
}>;

function toParcel(row: ParcelRow): EventParcel {
  return {
    subscription: row.subscription_id,
    place: row.place,
    eventNo: row.event_no,
    messageId: row.message_id,
    personKey: row.person_key,
    knownOn: row.known_on,
    tries: row.tries,
    receipt: row.receipt_id === null ? null : Number(row.receipt_id),
    bodyHash: row.body_hash,
  };
}
