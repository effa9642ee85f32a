import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { type AuditAct, writeAct } from '../audit/index.ts';
import type { Tables } from '../tables.ts';
import type {
  EventLease,
  EventPage,
  EventParcel,
  EventReplay,
  LookedAt,
  NewParcel,
  NewSubscription,
  Subscription,
  SubscriptionFigures,
} from './event-words.ts';
import { type EventMarks, openMarks } from './parcel-marks.ts';
import { leaseParcels, pageOf, readFigures, sendAgain } from './parcels.ts';

type Turn = Transaction<Tables>;

/** Who is told of life events, and what is on its way to them. */
export type EventBook = EventMarks &
  Readonly<{
    subscribe(subscription: NewSubscription): Promise<Subscription>;
    /** Tells whether it was open until now. */
    end(id: bigint, actor: string): Promise<boolean>;
    find(id: bigint): Promise<Subscription | undefined>;
    /** All of them, or those of one party; those that ended too. */
    list(recipient?: string): Promise<Subscription[]>;
    /** Writes down which events are for a subscriber, each once whoever says so, and up to which number they were looked at. */
    fill(subscription: Subscription, parcels: readonly NewParcel[], looked: LookedAt): Promise<number>;
    /** Takes what is due and nobody holds; of one person only what everything before it was delivered of. */
    lease(order: EventLease): Promise<EventParcel[]>;
    /** Events of a subscription after a place, in their order, whether they were delivered or not. */
    page(asked: EventPage): Promise<EventParcel[]>;
    /** Lets events be sent again, with the ids they had. Tells how many. */
    replay(order: EventReplay): Promise<number>;
    figures(): Promise<SubscriptionFigures[]>;
  }>;

/** Opens the book of events that leave. */
export function openEventBook(database: Kysely<Tables>, wake: () => void): EventBook {
  const inTurn = async <Answer>(work: (turn: Turn) => Promise<Answer>) => {
    const answer = await database.transaction().execute(work);
    wake();
    return answer;
  };
  return {
    subscribe: (subscription) => inTurn((turn) => subscribe(turn, subscription)),
    end: (id, actor) => inTurn((turn) => end(turn, id, actor)),
    find: async (id) => {
      const row = await database
        .selectFrom('event_subscription')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row && toSubscription(row);
    },
    list: (recipient) => list(database, recipient),
    fill: (subscription, parcels, looked) =>
      database.transaction().execute((turn) => fill(turn, { subscription, parcels, ...looked })),
    lease: (order) => leaseParcels(database, order),
    ...openMarks(database),
    page: (asked) => pageOf(database, asked),
    replay: (order) => inTurn((turn) => sendAgain(turn, order)),
    figures: () => readFigures(database),
  };
}

async function list(database: Kysely<Tables>, recipient: string | undefined): Promise<Subscription[]> {
  const rows = await database
    .selectFrom('event_subscription')
    .selectAll()
    .$if(recipient !== undefined, (query) => query.where('recipient', '=', recipient ?? ''))
    .orderBy('id')
    .execute();
  return rows.map(toSubscription);
}

async function subscribe(turn: Turn, { after, actor, ...given }: NewSubscription): Promise<Subscription> {
  const { recipient, agreement, grant, kinds, url } = given;
  const row = await turn
    .insertInto('event_subscription')
    .values({
      recipient,
      agreement_id: agreement,
      grant_id: grant,
      kinds: [...kinds],
      url,
      actor,
      filled_to: after,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await writeAct(turn, actOf('subscribed', { id: row.id, actor, agreement, recipient }));
  return toSubscription(row);
}

async function end(turn: Turn, id: bigint, actor: string): Promise<boolean> {
  const row = await turn
    .updateTable('event_subscription')
    .set({ ended_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (!row) return false;
  const { agreement_id: agreement, recipient } = row;
  await writeAct(turn, actOf('unsubscribed', { id, actor, agreement, recipient }));
  return true;
}

type Acted = Readonly<{ id: bigint; actor: string; agreement: string; recipient: string }>;

function actOf(act: string, { id, actor, agreement, recipient }: Acted): AuditAct {
  return { kind: 'events', act, actor, agreement, facts: { subscription: Number(id), recipient } };
}

type Filling = LookedAt & Readonly<{ subscription: Subscription; parcels: readonly NewParcel[] }>;

async function fill(turn: Turn, { subscription, parcels, to, now }: Filling): Promise<number> {
  const { id } = subscription;
  const locked = await turn
    .updateTable('event_subscription')
    .set({ filled_to: to })
    .where('id', '=', id)
    .where('filled_to', '=', subscription.filledTo)
    .executeTakeFirst();
  // Another worker was quicker: what is for this subscriber stands there already.
  if (locked.numUpdatedRows === 0n || parcels.length === 0) return 0;
  const last = await turn
    .selectFrom('event_parcel')
    .select(({ fn }) => fn.max('place').as('place'))
    .where('subscription_id', '=', id)
    .executeTakeFirst();
  const first = (last?.place ?? 0n) + 1n;
  const rows = parcels.map(({ eventNo, messageId, personKey, knownOn }, at) => ({
    subscription_id: id,
    place: first + BigInt(at),
    event_no: eventNo,
    message_id: messageId,
    person_key: personKey,
    known_on: knownOn,
    due_at: now,
  }));
  await turn.insertInto('event_parcel').values(rows).execute();
  return rows.length;
}

function toSubscription(row: Selectable<Tables['event_subscription']>): Subscription {
  return {
    id: row.id,
    at: row.at,
    recipient: row.recipient,
    agreement: row.agreement_id,
    grant: row.grant_id,
    kinds: row.kinds,
    url: row.url,
    filledTo: row.filled_to,
    endedAt: row.ended_at,
  };
}
