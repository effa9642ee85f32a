import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pace } from '../../../base/ledger/index.ts';
import type { DatasetVersion } from '../../../base/model/index.ts';
import { moveAgreement, replayReceipt } from '../../agreements/index.ts';
import { pullEvents } from '../subscribe/pull-events.ts';
import { replayEvents, unsubscribeFromEvents } from '../subscribe/subscribe-events.ts';
import { eventAgreement, openSmallEvents } from '../testing/small-house.ts';
import type { Life } from '../testing/small-lives.ts';
import { isGenuine, type Mood, openReceiver } from '../testing/small-receiver.ts';
import { messageKeyOf } from './event-message.ts';
import { runEventRound, startEventWorker } from './event-worker.ts';
import { fillEvents, openSubscription } from './fill-events.ts';

let house: Awaited<ReturnType<typeof openSmallEvents>>;
/** What is published, and what was until then. */
let newer: DatasetVersion;
let older: DatasetVersion;

const PACE: Pace = { firstMs: 0, longestMs: 0, mostTries: 1000, leaseMs: 1000 };
const OLD: readonly Life[] = [
  { person: 1, score: 12, scoredOn: '2026-01-05' },
  { person: 2, score: 15, scoredOn: '2026-01-05' },
  { person: 3, village: '31010101', score: 9, scoredOn: '2026-01-05' },
];
/** Two events each of two people, one of somebody of another province, and a birth. */
const NEW: readonly Life[] = [
  { person: 1, score: 4, scoredOn: '2026-09-01', alive: false, died: '2026-09-20' },
  { person: 2, score: 8, scoredOn: '2026-08-01', seeing: true },
  { person: 3, village: '31010101', score: 2, scoredOn: '2026-09-02' },
  { person: 4, born: '2026-09-10' },
];
const EVENTS = 5;

beforeAll(async () => {
  house = await openSmallEvents();
  older = await house.publish(OLD);
  newer = await house.publish(NEW);
  await house.enact(eventAgreement());
}, 60_000);

afterAll(() => house[Symbol.asyncDispose]());

const kindOf = (body: string) => String((JSON.parse(body) as { kind: string }).kind);
const receipts = () => house.ledger.receipts.ofAgreement('agr-events', 1000);

/** Waits for what must come; nothing is told of how soon. */
async function until(isSo: () => boolean): Promise<void> {
  for (let look = 0; look < 2000 && !isSo(); look++) await sleep(10);
  expect(isSo()).toBe(true);
}

describe('a subscriber', () => {
  it('gets what the agreement gives and nothing else, signed, with the same ids when it is told again', async () => {
    await using receiver = await openReceiver();
    const { id } = await house.subscribe({ url: receiver.url });
    const before = (await receipts()).length;
    await runEventRound(house.desk, { pace: PACE, only: id });
    await runEventRound(house.desk, { pace: PACE, only: id });
    expect(receiver.got.map(({ body }) => kindOf(body)).sort()).toEqual([
      'birth',
      'death',
      'disability',
      'score',
      'score',
    ]);
    for (const message of receiver.got) {
      expect(Object.keys(JSON.parse(message.body) as object).sort()).toEqual(['happened', 'kind', 'nid']);
      expect(isGenuine(message, messageKeyOf(house.keys).jwk)).toBe(true);
      expect(isGenuine({ ...message, body: `${message.body} ` }, messageKeyOf(house.keys).jwk)).toBe(false);
      expect(message.body).not.toContain('9100');
    }
    expect((await receipts()).length - before).toBe(EVENTS);
    await replayEvents(house.desk, { id, actor: 'mali', from: 1 });
    for (let round = 0; round < 3; round++) await runEventRound(house.desk, { pace: PACE, only: id });
    expect(receiver.got).toHaveLength(2 * EVENTS);
    expect(new Set(receiver.got.map((one) => one.id)).size).toBe(EVENTS);
    // The same bytes to the same recipient stand in the log already.
    expect((await receipts()).length - before).toBe(EVENTS);
    await unsubscribeFromEvents(house.desk, id, 'mali');
  });

  it('has a receipt of each, written before the first byte, which can be worked out anew', async () => {
    const [latest] = await receipts();
    if (!latest) throw new RangeError('a receipt');
    expect(latest).toMatchObject({ act: 'event', rows: 1, subjects: 1 });
    expect(await replayReceipt(await house.share(), latest.id)).toMatchObject({ same: true });
    const [read] = await house.ledger.access.list({ act: 'share-event', limit: 1 });
    expect(read).toMatchObject({ agreement: 'agr-events', rows: 1 });
  });

  it('may ask instead, in pages, and has what it asked on from', async () => {
    const { id } = await house.subscribe({ kinds: ['death', 'birth'] });
    const ask = { recipient: 'org:health', subscription: id, limit: 1, sessionId: undefined };
    const first = await pullEvents(house.desk, { ...ask, after: 0n });
    const second = await pullEvents(house.desk, { ...ask, after: BigInt(first.next) });
    const third = await pullEvents(house.desk, { ...ask, after: BigInt(second.next) });
    expect([first, second, third].map(({ events }) => events.length)).toEqual([1, 1, 0]);
    expect(third.next).toBe(2);
    expect((await pullEvents(house.desk, { ...ask, after: 0n })).events).toEqual(first.events);
    const stranger = { ...ask, recipient: 'org:giver', after: 0n };
    await expect(pullEvents(house.desk, stranger)).rejects.toMatchObject({
      code: 'EVENT_SUBSCRIPTION_UNKNOWN',
    });
    await unsubscribeFromEvents(house.desk, id, 'mali');
    await expect(pullEvents(house.desk, { ...ask, after: 0n })).rejects.toMatchObject({
      code: 'EVENT_SUBSCRIPTION_UNKNOWN',
    });
  });

  it('is not sent on by a redirect, and what it refuses too often waits for somebody to look', async () => {
    await using receiver = await openReceiver(() => 'redirect');
    const { id } = await house.subscribe({ url: receiver.url, kinds: ['birth'] });
    const pace = { ...PACE, mostTries: 2 };
    for (let round = 0; round < 4; round++) await runEventRound(house.desk, { pace, only: id });
    expect(receiver.asked()).toBe(2);
    const figures = (await house.ledger.events.figures()).find((one) => one.subscription === id);
    expect(figures).toMatchObject({ dead: 1, waiting: 0, reason: 'the receiver answered 302' });
    expect(await replayEvents(house.desk, { id, actor: 'mali' })).toEqual({ events: 1 });
    await unsubscribeFromEvents(house.desk, id, 'mali');
  });

  it.each([
    [{ grant: 'none' }, 'SHARE_NOT_GRANTED'],
    [{ recipient: 'org:giver' }, 'SHARE_NOT_GRANTED'],
    [{ kinds: ['wedding'] }, 'EVENT_KIND_UNKNOWN'],
    [{ url: 'ftp://127.0.0.1/' }, 'EVENT_ADDRESS_REFUSED'],
  ])('is refused for %o', async (order, code) => {
    await expect(house.subscribe(order)).rejects.toMatchObject({ code });
  });
});

describe('whatever breaks', () => {
  it('nothing is lost on a process that still reads what was published before', async () => {
    await using receiver = await openReceiver();
    const pushed = await house.subscribe({ url: receiver.url });
    const asked = await house.subscribe({});
    const ask = {
      recipient: 'org:health',
      subscription: asked.id,
      after: 0n,
      limit: 9,
      sessionId: undefined,
    };
    for (const one of [pushed, asked]) await fillEvents(house.desk, await openSubscription(house.desk, one));
    await house.show(older);
    await runEventRound(house.desk, { pace: PACE, only: pushed.id });
    expect(await pullEvents(house.desk, ask)).toEqual({ events: [], next: 0 });
    await house.show(newer);
    for (let round = 0; round < 3; round++) await runEventRound(house.desk, { pace: PACE, only: pushed.id });
    expect(receiver.got).toHaveLength(EVENTS);
    expect((await pullEvents(house.desk, ask)).events).toHaveLength(EVENTS);
    for (const { id } of [pushed, asked]) await unsubscribeFromEvents(house.desk, id, 'mali');
  });

  it('a full day gives nothing up: what was written down leaves, and the rest waits', async () => {
    const few = eventAgreement({ id: 'agr-few', title: { th: 'few', en: 'few' } });
    const grants = few.grants.map((grant) => ({ ...grant, output: { ...grant.output, subjectsPerDay: 2 } }));
    await house.enact({ ...few, grants });
    await using receiver = await openReceiver();
    const pushed = await house.subscribe({ agreement: 'agr-few', url: receiver.url });
    const asked = await house.subscribe({ agreement: 'agr-few' });
    const ask = {
      recipient: 'org:health',
      subscription: asked.id,
      after: 0n,
      limit: 9,
      sessionId: undefined,
    };
    const first = await pullEvents(house.desk, ask);
    expect([first.events.length, first.next]).toEqual([2, 2]);
    await expect(pullEvents(house.desk, { ...ask, after: 2n })).rejects.toMatchObject({
      code: 'SHARE_DAY_FULL',
    });
    await runEventRound(house.desk, { pace: { ...PACE, mostTries: 1 }, only: pushed.id });
    const figures = (await house.ledger.events.figures()).find((one) => one.subscription === pushed.id);
    expect(figures).toMatchObject({ dead: 0, waiting: EVENTS, delivered: 0 });
    for (const { id } of [pushed, asked]) await unsubscribeFromEvents(house.desk, id, 'mali');
  });

  it('each event arrives, each once for whoever keeps the ids, and of each person in order', async () => {
    const moods = fc.array(fc.constantFrom<Mood>('take', 'break', 'refuse'), { maxLength: 12 });
    const crashes = fc.array(fc.boolean(), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(moods, crashes, async (said, dies) => {
        const queue = [...said];
        await using receiver = await openReceiver(() => queue.shift() ?? 'take');
        const { id } = await house.subscribe({ url: receiver.url });
        for (let round = 0; round < 24; round++) {
          // A deliverer that dies holds its leases and says nothing; they end by themselves.
          if (dies[round]) await dieHolding(id);
          await runEventRound(house.desk, { pace: PACE, only: id });
          house.clock.now = new Date(house.clock.now.getTime() + 2 * PACE.leaseMs);
        }
        const seen = new Map<string, string>();
        for (const { id: message, body } of receiver.got) {
          if (seen.has(message)) expect(body).toBe(seen.get(message));
          else seen.set(message, body);
        }
        expect(seen.size).toBe(EVENTS);
        const byPerson = Map.groupBy(seen.values(), (body) => (JSON.parse(body) as { nid: string }).nid);
        for (const bodies of byPerson.values()) {
          const days = bodies.map(
            (body) => (JSON.parse(body) as { happened: string | null }).happened ?? '9',
          );
          expect(days).toEqual([...days].sort());
        }
        await unsubscribeFromEvents(house.desk, id, 'mali');
      }),
      { numRuns: 5 },
    );
  }, 60_000);

  async function dieHolding(subscription: bigint): Promise<void> {
    const { now } = house.clock;
    const until = new Date(now.getTime() + PACE.leaseMs);
    await house.ledger.events.lease({ subscription, holder: 'dead', now, until, limit: 2, upTo: 100n });
  }
});

describe('the end of an agreement', () => {
  it('stops what is under way within a second, and nothing leaves after it', async () => {
    const hash = await house.enact(eventAgreement({ id: 'agr-short', title: { th: 'short', en: 'short' } }));
    await using receiver = await openReceiver(() => 'hang');
    const { id } = await house.subscribe({ agreement: 'agr-short', url: receiver.url, kinds: ['birth'] });
    const round = runEventRound(house.desk, { pace: PACE, only: id });
    await until(() => receiver.asked() > 0);
    await moveAgreement(house.agreements, { hash, to: 'revoked', reason: 'over' });
    expect(await round).toMatchObject({ delivered: 0, failed: 1 });
    // It was stopped; it did not merely wait until the receiver took too long.
    const figures = (await house.ledger.events.figures()).find((one) => one.subscription === id);
    expect(figures?.reason).toContain('STOPPED');
    expect(await runEventRound(house.desk, { pace: PACE, only: id })).toMatchObject({ closed: 1 });
    expect(receiver.asked()).toBe(1);
  });
});

describe('the worker', () => {
  it('sends by itself what is published, until it is stopped', async () => {
    await using receiver = await openReceiver();
    const { id } = await house.subscribe({ url: receiver.url, kinds: ['score'] });
    const worker = startEventWorker(house.desk, () => undefined, { pace: PACE });
    await until(() => receiver.got.length >= 2);
    await worker.stop();
    await unsubscribeFromEvents(house.desk, id, 'mali');
  });
});
