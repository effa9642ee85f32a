import type { NewParcel, Subscription } from '../../../base/ledger/index.ts';
import { type IsoDate, parseIsoDate } from '../../../base/model/index.ts';
import { findPicked, openPicked, type PickedShare, type ShareDesk } from '../../agreements/index.ts';
import type { EventDesk } from './event-desk.ts';
import { BESIDE, EVENT_NUMBER } from './event-desk.ts';
import { messageIdOf } from './event-message.ts';

const AT_ONCE = 2000;

/** A subscription that may be told of events at this moment. */
export type OpenSubscription = Readonly<{
  subscription: Subscription;
  share: ShareDesk;
  picked: PickedShare;
}>;

/** Opens a subscription under the agreement as it stands now. Throws SHARE_NOT_GRANTED. */
export async function openSubscription(
  desk: EventDesk,
  subscription: Subscription,
): Promise<OpenSubscription> {
  const share = await desk.share();
  return { subscription, share, picked: await openPicked(share, subscription) };
}

/**
 * Looks through events that nobody looked at for this subscriber, and writes down those that the agreement gives. Tells how many there
 * were; less than all are looked at once.
 */
export async function fillEvents(desk: EventDesk, open: OpenSubscription): Promise<number> {
  const { subscription, share, picked } = open;
  const newest = await newestEvent(share);
  if (newest <= subscription.filledTo) return 0;
  const { kinds } = subscription;
  const rows = await findPicked(share, picked, {
    by: { number: EVENT_NUMBER, beside: BESIDE },
    after: subscription.filledTo,
    only: kinds.length > 0 ? { column: 'kind', values: kinds } : undefined,
    limit: AT_ONCE,
  });
  const { agreement } = picked.share;
  const { recipient } = subscription;
  const key = desk.keys.tokenKey({ agreement: agreement.id, recipient, epoch: String(agreement.epoch) });
  const parcels = rows.map((row): NewParcel => {
    return {
      eventNo: BigInt(String(row[EVENT_NUMBER])),
      messageId: messageIdOf(key, String(row['event_id'])),
      personKey: BigInt(String(row['person_id'])),
      knownOn: dayIn(row['known_on']),
    };
  });
  const last = parcels.at(-1)?.eventNo;
  const to = rows.length === AT_ONCE && last !== undefined ? last : newest;
  return await desk.events.fill(subscription, parcels, { to, now: desk.now() });
}

/** The number of the newest event that is published; 0 before there is one. */
export async function newestEvent({ reading }: Pick<ShareDesk, 'reading'>): Promise<bigint> {
  const { tables } = reading.version('events');
  return BigInt(tables.find(({ name }) => name === 'life_events')?.rows ?? 0);
}

function dayIn(cell: unknown): IsoDate {
  const day = parseIsoDate(String(cell));
  if (!day) throw new RangeError('an event is known on a day');
  return day;
}
