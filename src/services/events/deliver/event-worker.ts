import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { asProblem, Problem } from '../../../base/errors/index.ts';
import type { Pace, Subscription } from '../../../base/ledger/index.ts';
import type { EventDesk } from './event-desk.ts';
import { messageKeyOf } from './event-message.ts';
import { fillEvents, openSubscription } from './fill-events.ts';
import { EVENT_PACE, type Sender, sendEvents } from './send-events.ts';

/** What one round came to. */
export type EventRound = Readonly<{ filled: number; delivered: number; failed: number; closed: number }>;

/** A worker that sends events until it is stopped. */
export type EventWorker = Readonly<{ stop(): Promise<void> }>;

const IDLE_MS = 1000;
const AFTER_TROUBLE_MS = 5000;
const LONGEST_STOP_MS = 10_000;
const NOTHING: EventRound = { filled: 0, delivered: 0, failed: 0, closed: 0 };

/** How rounds are done, where it is not the usual way. */
export type RoundOptions = Readonly<{ pace?: Pace; holder?: string; signal?: AbortSignal; only?: bigint }>;

/**
 * One round over all subscriptions: what is new is written down for each, and what is due is sent. Several may run at once, on one
 * machine or many, and any may be killed anywhere.
 */
export async function runEventRound(desk: EventDesk, options: RoundOptions = {}): Promise<EventRound> {
  const open = (await desk.events.list()).filter(
    ({ endedAt, id }) => endedAt === null && (options.only === undefined || options.only === id),
  );
  if (open.length === 0) return NOTHING;
  const sender: Sender = {
    holder: options.holder ?? randomUUID(),
    key: messageKeyOf(desk.keys),
    pace: options.pace ?? EVENT_PACE,
    signal: options.signal ?? new AbortController().signal,
  };
  await desk.assertWitnessed();
  const rounds: EventRound[] = [];
  const troubles: Problem[] = [];
  // One subscriber's trouble keeps nobody else waiting; it is told when all were served.
  for (const subscription of open) {
    try {
      rounds.push(await serve(desk, subscription, sender));
    } catch (thrown) {
      troubles.push(asProblem(thrown, `events of subscription ${subscription.id}`));
    }
  }
  const [trouble] = troubles;
  if (trouble) throw trouble;
  return rounds.reduce((sum, one) => ({
    filled: sum.filled + one.filled,
    delivered: sum.delivered + one.delivered,
    failed: sum.failed + one.failed,
    closed: sum.closed + one.closed,
  }));
}

/** A subscription whose agreement gives nothing now waits: it may be put in force again. */
async function serve(desk: EventDesk, subscription: Subscription, sender: Sender): Promise<EventRound> {
  try {
    const open = await openSubscription(desk, subscription);
    const filled = await fillEvents(desk, open);
    if (subscription.url === null) return { ...NOTHING, filled };
    return { ...NOTHING, filled, ...(await sendEvents(desk, open, sender)) };
  } catch (cause) {
    if (cause instanceof Problem && CLOSED.has(cause.code)) return { ...NOTHING, closed: 1 };
    throw cause;
  }
}

const CLOSED: ReadonlySet<string> = new Set(['SHARE_NOT_GRANTED', 'SHARE_STOPPED', 'VERSION_MISSING']);

/** Starts the worker. Stopped, it gives its leases back, so that another one goes on at once. */
export function startEventWorker(
  desk: EventDesk,
  tell: (problem: Problem) => void,
  options: Pick<RoundOptions, 'pace'> = {},
): EventWorker {
  const holder = randomUUID();
  const stopping = new AbortController();
  const { signal } = stopping;
  const rest = (ms: number) => sleep(ms, undefined, { signal }).catch(() => undefined);
  const work = async () => {
    while (!signal.aborted) {
      try {
        const { filled, delivered } = await runEventRound(desk, { ...options, holder, signal });
        if (filled + delivered === 0) await rest(IDLE_MS);
      } catch (thrown) {
        if (signal.aborted) return;
        tell(asProblem(thrown, 'the worker of events'));
        await rest(AFTER_TROUBLE_MS);
      }
    }
  };
  const running = work();
  return {
    stop: async () => {
      stopping.abort();
      await Promise.race([running, sleep(LONGEST_STOP_MS, undefined, { ref: false })]);
      await desk.events.release(holder);
    },
  };
}
