import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problem } from '../../base/errors/index.ts';
import type { Settings } from '../../base/settings/index.ts';

/** So much of a second's worth may come in one moment or be under way; more would wait here instead of at the sender. */
const BURST_SECONDS = 0.5;
const LEAST_UNDER_WAY = 32;
/** Whoever comes back so much later than told has lost the place. */
const KEPT_MS = 30_000;
const EARLY_MS = 250;
const MOST_PROMISED = 20_000;
const A_SECOND_MS = 1000;
/** However slow it is, so many places a second are given out at least. */
const SLOWEST_MS = 200;
/** How much one ending counts in how long uploads take, when there are always some under way. */
const NEWS = 0.05;

/** Who sends: what tells senders apart that share an account, and the line it came by, where that is the sender's own. */
export type Sender = Readonly<{ who: string; line: Socket | undefined }>;

/** Takes so many uploads a second and tells the others when to come; a promise is kept. */
export type Pace = Readonly<{
  /** Nothing when it is taken, or in how many seconds its place is free. */
  ask: (sender: Sender, nowMs: number) => number | undefined;
  /** One that was taken has ended. */
  end: (nowMs: number) => void;
}>;

/**
 * Places in time, one after the other at the stated rate, or as fast as uploads end where the machine is slower than stated. An upload
 * takes the next one when it is near; else it is told when its place comes, the place is kept for that sender, and coming back then is
 * never refused: so every retry that waits as told is taken.
 */
export function openPace(aSecond: number): Pace {
  const statedMs = A_SECOND_MS / aSecond;
  const most = Math.max(LEAST_UNDER_WAY, aSecond * BURST_SECONDS);
  const promises = openPromises();
  let [nextMs, underWay, gapMs, endedMs] = [0, 0, statedMs, 0];
  let wasBusy = false;
  return {
    ask: (sender, nowMs) => {
      if (promises.redeem(sender, nowMs)) {
        underWay++;
        return undefined;
      }
      const place = Math.max(nextMs, nowMs);
      if (underWay < most && place - nowMs <= BURST_SECONDS * A_SECOND_MS) {
        nextMs = place + statedMs;
        underWay++;
        return undefined;
      }
      const seconds = Math.max(1, Math.ceil((place - nowMs) / A_SECOND_MS));
      if (promises.keep(sender, { dueMs: nowMs + seconds * A_SECOND_MS, nowMs })) nextMs = place + gapMs;
      return seconds;
    },
    end: (nowMs) => {
      underWay = Math.max(0, underWay - 1);
      const isBusy = underWay >= LEAST_UNDER_WAY / 2;
      // A pause in which nobody sent says nothing of how fast we are.
      const tookMs = isBusy && wasBusy ? Math.min(nowMs - endedMs, SLOWEST_MS) : statedMs;
      gapMs = Math.max(statedMs, gapMs + (tookMs - gapMs) * NEWS);
      wasBusy = isBusy;
      endedMs = nowMs;
    },
  };
}

type Place = Readonly<{ dueMs: number; line: Socket | undefined }>;

/** Places that were promised, by sender. */
function openPromises() {
  const promised = new Map<string, Place[]>();
  let count = 0;
  const replace = (who: string, places: readonly Place[], valid: Place[]) => {
    count -= places.length - valid.length;
    if (valid.length > 0) promised.set(who, valid);
    else promised.delete(who);
  };
  return {
    redeem: ({ who, line }: Sender, nowMs: number): boolean => {
      const places = promised.get(who);
      if (!places) return false;
      const valid = places.filter(({ dueMs }) => dueMs + KEPT_MS > nowMs);
      // Another upload of the same account must not take the place of one that keeps its line open to come back by.
      const due = valid.findIndex(
        (place) => place.dueMs - EARLY_MS <= nowMs && (place.line === line || place.line?.destroyed === true),
      );
      if (due >= 0) valid.splice(due, 1);
      replace(who, places, valid);
      return due >= 0;
    },
    keep: ({ who, line }: Sender, { dueMs, nowMs }: Readonly<{ dueMs: number; nowMs: number }>): boolean => {
      if (count >= MOST_PROMISED)
        for (const [one, places] of promised)
          replace(
            one,
            places,
            places.filter((place) => place.dueMs + KEPT_MS > nowMs),
          );
      if (count >= MOST_PROMISED) return false;
      count++;
      promised.set(who, [...(promised.get(who) ?? []), { dueMs, line }]);
      return true;
    },
  };
}

/** Turns uploads away above the stated rate, before anything of them is read. */
export function paceUploads(
  server: FastifyInstance,
  { hub: { uploadsASecond }, trustedProxies }: Pick<Settings, 'hub' | 'trustedProxies'>,
): void {
  const pace = openPace(uploadsASecond);
  server.addHook('onRequest', async (request, reply) => {
    const sender = senderOf(request);
    if (sender === undefined) return;
    // The length tells apart what one hospital sends at once; a proxy's lines are nobody's own.
    const who = `${sender} ${request.ip} ${request.headers['content-length'] ?? ''}`;
    const line = trustedProxies.length > 0 ? undefined : request.raw.socket;
    const retryAfterSeconds = pace.ask({ who, line }, performance.now());
    if (retryAfterSeconds !== undefined)
      throw problem('HUB_RATE_EXCEEDED', { uploadsASecond, retryAfterSeconds });
    reply.raw.once('close', () => pace.end(performance.now()));
  });
}

/** The account that sends, where the route has a pace: that of a program, or of somebody in a browser. */
function senderOf({ routeOptions, hospital, viewer }: FastifyRequest): string | undefined {
  const { access } = routeOptions.config;
  if (!access || !('paced' in access) || !access.paced) return undefined;
  if (access.kind === 'hospital') return hospital && `${hospital.hospital} ${hospital.login}`;
  return `${viewer.agency ?? ''} ${viewer.subject}`;
}
