import { Problem, problem } from '../../../base/errors/index.ts';
import { readPicked } from '../../agreements/index.ts';
import { EVENT_NUMBER, type EventDesk } from '../deliver/event-desk.ts';
import { fillEvents, newestEvent, type OpenSubscription, openSubscription } from '../deliver/fill-events.ts';
import { noteLeaving } from '../deliver/send-events.ts';

/** What a party asks for: events of a subscription of theirs after a place. */
export type PullAsk = Readonly<{
  recipient: string;
  subscription: bigint;
  after: bigint;
  limit: number;
  sessionId: string | undefined;
}>;

/** Events in their order; what stands at a place is always the same event. */
export type PulledEvents = Readonly<{
  events: readonly Readonly<{ id: string; cursor: number; event: unknown }>[];
  next: number;
}>;

/**
 * Gives a party what comes after a place, and writes down each event before it leaves; whoever asks on has what was before. Whose
 * subscription it is not, and which is over, is as if it were not there. Throws EVENT_SUBSCRIPTION_UNKNOWN, SHARE_NOT_GRANTED,
 * SHARE_DAY_FULL.
 */
export async function pullEvents(desk: EventDesk, ask: PullAsk): Promise<PulledEvents> {
  const subscription = await desk.events.find(ask.subscription);
  if (!subscription || subscription.recipient !== ask.recipient || subscription.endedAt !== null)
    throw problem('EVENT_SUBSCRIPTION_UNKNOWN', { subscription: String(ask.subscription) });
  const open = await openSubscription(desk, subscription);
  await desk.assertWitnessed();
  await fillEvents(desk, open);
  if (subscription.url === null && ask.after > 0n) await desk.events.noteTaken(subscription.id, ask.after);
  const { after, limit } = ask;
  const upTo = await newestEvent(open.share);
  const parcels = await desk.events.page({ subscription: subscription.id, after, upTo, limit });
  const numbers = parcels.map(({ eventNo }) => eventNo);
  const lines = await readPicked(open.share, open.picked, { by: EVENT_NUMBER, numbers });
  const events: { id: string; cursor: number; event: unknown }[] = [];
  let next = after;
  for (const parcel of parcels) {
    const line = lines.get(parcel.eventNo);
    if (line === undefined) await desk.events.noteWithheld(parcel);
    else if (await mayLeave(desk, open, { parcel, line, sessionId: ask.sessionId, isFirst: next === after }))
      events.push({ id: parcel.messageId, cursor: Number(parcel.place), event: JSON.parse(line) as unknown });
    else break;
    next = parcel.place;
  }
  await open.picked.mayGoOn();
  return { events, next: Number(next) };
}

type Leaving = Parameters<typeof noteLeaving>[2] & Readonly<{ isFirst: boolean }>;

/** Writes an event down. When the day is full, what was written down before it leaves without it; the first one is refused. */
async function mayLeave(desk: EventDesk, open: OpenSubscription, leaving: Leaving): Promise<boolean> {
  try {
    await noteLeaving(desk, open, leaving);
    return true;
  } catch (cause) {
    if (!leaving.isFirst && cause instanceof Problem && cause.code === 'SHARE_DAY_FULL') return false;
    throw cause;
  }
}
