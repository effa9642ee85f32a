import { Problem } from '../../../base/errors/index.ts';
import { type EventParcel, type Pace, pauseMs } from '../../../base/ledger/index.ts';
import { readPicked, writePickedReceipt } from '../../agreements/index.ts';
import { EVENT_NUMBER, type EventDesk } from './event-desk.ts';
import { type MessageKey, messageHeaders } from './event-message.ts';
import { newestEvent, type OpenSubscription } from './fill-events.ts';
import { POST_RULE, postGuarded } from './guarded-post.ts';
import { hashOfLine } from './line-hash.ts';

/** Who sends, with which key and how patiently. */
export type Sender = Readonly<{ holder: string; key: MessageKey; pace: Pace; signal: AbortSignal }>;

/** Tries within three days: a receiver that is mended after a weekend misses nothing. */
export const EVENT_PACE: Pace = { firstMs: 2000, longestMs: 7_200_000, mostTries: 48, leaseMs: 60_000 };

const AT_ONCE = 16;
const WATCH_EVERY_MS = 250;
const DAY_FULL_MS = 3_600_000;
const MS_A_SECOND = 1000;

/** What became of events that were taken to be sent. */
export type SentEvents = Readonly<{ delivered: number; failed: number }>;

/** Sends what is due to one subscriber: of each person one event at a time, and nothing once the agreement is in force no more. */
export async function sendEvents(
  desk: EventDesk,
  open: OpenSubscription,
  sender: Sender,
): Promise<SentEvents> {
  const { subscription, share, picked } = open;
  const now = desk.now();
  const until = new Date(now.getTime() + sender.pace.leaseMs);
  const { holder } = sender;
  const parcels = await desk.events.lease({
    subscription: subscription.id,
    holder,
    now,
    until,
    limit: AT_ONCE,
    upTo: await newestEvent(share),
  });
  if (parcels.length === 0) return { delivered: 0, failed: 0 };
  const numbers = parcels.map(({ eventNo }) => eventNo);
  const lines = await readPicked(share, picked, { by: EVENT_NUMBER, numbers });
  await using watch = watchAgreement(open, sender.signal);
  const signal = watch.signal;
  const sends = parcels.map((parcel) =>
    sendOne(desk, open, { parcel, line: lines.get(parcel.eventNo), sender, signal }),
  );
  // None goes on behind one that failed: the agreement is watched until all have ended.
  await Promise.allSettled(sends);
  const done = await Promise.all(sends);
  const delivered = done.filter(Boolean).length;
  return { delivered, failed: done.length - delivered };
}

/** Stops what is under way when the agreement ends. */
function watchAgreement({ picked }: OpenSubscription, outer: AbortSignal) {
  const stop = new AbortController();
  const timer = setInterval(() => {
    picked.mayGoOn().catch(() => stop.abort());
  }, WATCH_EVERY_MS);
  return {
    signal: AbortSignal.any([outer, stop.signal]),
    [Symbol.asyncDispose]: async () => clearInterval(timer),
  };
}

type Sending = Readonly<{
  parcel: EventParcel;
  line: string | undefined;
  sender: Sender;
  signal: AbortSignal;
}>;

async function sendOne(desk: EventDesk, open: OpenSubscription, sending: Sending): Promise<boolean> {
  const { parcel, line, sender } = sending;
  if (line === undefined) {
    await desk.events.noteWithheld(parcel);
    return true;
  }
  try {
    await noteLeaving(desk, open, { parcel, line });
    await open.picked.mayGoOn();
    const headers = messageHeaders({ id: parcel.messageId, body: line, at: desk.now() }, sender.key);
    const url = open.subscription.url ?? '';
    const rule = { ...POST_RULE, environment: desk.environment };
    const { status, retryAfterSeconds } = await postGuarded(
      { url, headers, body: line, signal: sending.signal },
      rule,
    );
    if (status >= 200 && status < 300) {
      await desk.events.noteDelivered(parcel, sender.holder);
      return true;
    }
    await noteFailed(desk, sending, { reason: `the receiver answered ${status}`, retryAfterSeconds });
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    const isFull = cause.code === 'SHARE_DAY_FULL';
    const retryAfterSeconds = isFull ? DAY_FULL_MS / MS_A_SECOND : undefined;
    const isOurs = sending.signal.aborted || !RECEIVERS.has(cause.code);
    await noteFailed(desk, sending, { reason: cause.message, retryAfterSeconds, isOurs });
  }
  return false;
}

/** What a receiver can mend; all else is on this side, and nothing is given up for it. */
const RECEIVERS: ReadonlySet<string> = new Set(['EVENT_NOT_TAKEN', 'EVENT_ADDRESS_REFUSED']);

/** Writes a receipt before the first byte leaves; for the same bytes to the same recipient there is one. */
export async function noteLeaving(
  desk: EventDesk,
  { subscription, share, picked }: OpenSubscription,
  {
    parcel,
    line,
    sessionId,
  }: Readonly<{ parcel: EventParcel; line: string; sessionId?: string | undefined }>,
): Promise<void> {
  if (parcel.receipt !== null && parcel.bodyHash === hashOfLine(line)) return;
  const { recipient } = subscription;
  const { eventNo: number, personKey } = parcel;
  const leaving = { by: EVENT_NUMBER, number, line, personKey, recipient, sessionId };
  const receipt = await writePickedReceipt(share, picked, leaving);
  await desk.events.noteReceipt(parcel, receipt.id, receipt.bodyHash);
}

type Failed = Readonly<{ reason: string; retryAfterSeconds: number | undefined; isOurs?: boolean }>;

async function noteFailed(
  desk: EventDesk,
  { parcel, sender }: Sending,
  { reason, retryAfterSeconds = 0, isOurs = false }: Failed,
): Promise<void> {
  const pause = Math.max(retryAfterSeconds * MS_A_SECOND, pauseMs(sender.pace, parcel.tries, desk.random));
  const next =
    parcel.tries >= sender.pace.mostTries && !isOurs
      ? ('never' as const)
      : new Date(desk.now().getTime() + pause);
  await desk.events.noteFailed(parcel, sender.holder, { reason, next });
}
