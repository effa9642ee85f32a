import { parseMask } from '../../../base/agreement/index.ts';
import { problem } from '../../../base/errors/index.ts';
import type { Subscription } from '../../../base/ledger/index.ts';
import { parseIsoDate } from '../../../base/model/index.ts';
import { openPicked } from '../../agreements/index.ts';
import { EVENT_DATASET, type EventDesk } from '../deliver/event-desk.ts';
import { newestEvent } from '../deliver/fill-events.ts';
import { readAddress } from '../deliver/guarded-post.ts';

/** Who wants to be told of which events, and where. */
export type SubscriptionOrder = Readonly<{
  recipient: string;
  agreement: string;
  grant: string;
  kinds: readonly string[];
  url: string | null;
  /** Whether events that are known already are told too. */
  fromBeginning: boolean;
  actor: string;
}>;

/**
 * Writes down that a party is told of events under a grant that gives them whole. Throws SHARE_NOT_GRANTED, EVENT_GRANT_UNFIT,
 * EVENT_KIND_UNKNOWN, EVENT_ADDRESS_REFUSED.
 */
export async function subscribeToEvents(
  desk: EventDesk,
  kindsKnown: readonly string[],
  order: SubscriptionOrder,
): Promise<Subscription> {
  const { fromBeginning, ...given } = order;
  const share = await desk.share();
  const { grant } = (await openPicked(share, order)).share;
  if (grant.dataset !== EVENT_DATASET)
    throw problem('EVENT_GRANT_UNFIT', { grant: grant.id, reason: `it gives ${grant.dataset}` });
  const unknown = order.kinds.find((kind) => !kindsKnown.includes(kind));
  if (unknown !== undefined)
    throw problem('EVENT_KIND_UNKNOWN', { kind: unknown.slice(0, 60), known: kindsKnown.join(', ') });
  const { kind = 'drop' } = grant.columns;
  if (order.kinds.length > 0 && parseMask(kind)?.kind !== 'clear')
    throw problem('EVENT_GRANT_UNFIT', { grant: grant.id, reason: 'it does not tell the kind' });
  if (order.url !== null) readAddress(order.url, desk);
  const after = fromBeginning ? 0n : await newestEvent(share);
  return await desk.events.subscribe({ ...given, after });
}

/** Ends a subscription. Throws EVENT_SUBSCRIPTION_UNKNOWN. */
export async function unsubscribeFromEvents(
  { events }: Pick<EventDesk, 'events'>,
  id: bigint,
  actor: string,
) {
  await getSubscription({ events }, id);
  return { ended: await events.end(id, actor) };
}

/** A subscription by its number. Throws EVENT_SUBSCRIPTION_UNKNOWN. */
export async function getSubscription(
  { events }: Pick<EventDesk, 'events'>,
  id: bigint,
): Promise<Subscription> {
  const found = await events.find(id);
  if (!found) throw problem('EVENT_SUBSCRIPTION_UNKNOWN', { subscription: String(id) });
  return found;
}

/** From where on a subscriber is told again: a place, a day, or what nobody could deliver. */
export type ReplayFrom = Readonly<{ from?: number | undefined; since?: string | undefined }>;

/** Lets a subscriber be told again, with the ids that events had. Throws EVENT_SUBSCRIPTION_UNKNOWN, DATE_INVALID. */
export async function replayEvents(
  desk: Pick<EventDesk, 'events' | 'now'>,
  { id, actor, from, since }: ReplayFrom & Readonly<{ id: bigint; actor: string }>,
): Promise<Readonly<{ events: number }>> {
  await getSubscription(desk, id);
  const day = since === undefined ? undefined : parseIsoDate(since);
  const place = from === undefined ? undefined : { place: BigInt(from) };
  const start = day ? { day } : (place ?? ('dead' as const));
  const order = { subscription: id, from: start, now: desk.now(), actor };
  return { events: await desk.events.replay(order) };
}

/** How every subscription stands. */
export async function readSubscriptions({ events }: Pick<EventDesk, 'events'>) {
  const figures = new Map((await events.figures()).map((one) => [one.subscription, one]));
  return (await events.list()).map(({ id, recipient, agreement, grant, kinds, url, endedAt }) => {
    const found = figures.get(id);
    return {
      subscription: Number(id),
      party: recipient,
      agreement,
      grant,
      kinds,
      url,
      ended: endedAt !== null,
      waiting: found?.waiting ?? 0,
      delivered: found?.delivered ?? 0,
      dead: found?.dead ?? 0,
      lastCursor: found?.lastPlace ?? 0,
      lastDelivered: found?.lastDelivered?.toISOString() ?? null,
      reason: found?.reason ?? null,
    };
  });
}
