import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '../../base/access/index.ts';
import { problem } from '../../base/errors/index.ts';

/** How much of one kind of viewers is answered at once, and how much may wait. */
export type LaneLimits = Readonly<{
  /** Questions answered at once. */
  atOnce: number;
  /** Questions that wait for their turn; beyond, they are told to come again. */
  waiting: number;
  /** Questions of one viewer, answered or waiting. */
  aViewer: number;
}>;

/** Citizens wait for citizens only, a register that fetches much keeps nobody else waiting, and visitors keep no officer from work. */
export type Lane = 'office' | 'citizens' | 'integrators' | 'hospitals' | 'visitors';

export type OverloadLimits = Readonly<Record<Lane, LaneLimits>> &
  Readonly<{ waitSeconds: number; retryAfterSeconds: number }>;

const LIMITS: OverloadLimits = {
  office: { atOnce: 32, waiting: 256, aViewer: 64 },
  citizens: { atOnce: 32, waiting: 512, aViewer: 32 },
  integrators: { atOnce: 4, waiting: 64, aViewer: 16 },
  // What many hospitals send at once is paced before it comes here, so a line is short; what one sends may not fill it.
  hospitals: { atOnce: 16, waiting: 2048, aViewer: 512 },
  visitors: { atOnce: 32, waiting: 256, aViewer: 64 },
  waitSeconds: 10,
  retryAfterSeconds: 2,
};

/** Pages are files, and whoever watches over the service (`/healthz`) must hear of it also when it is busy. */
const API = '/api/';

/**
 * Turns questions away early rather than late: so many are answered at once in each lane, so many wait, and one viewer holds so many of
 * both (429). When too many wait, or a turn does not come in time, the answer is 503; each says when to try again. Goes after the gate,
 * which tells who asks.
 */
export function limitQuestions(server: FastifyInstance, limits: OverloadLimits = LIMITS): void {
  const turns = {
    office: openTurns(limits.office, limits),
    citizens: openTurns(limits.citizens, limits),
    integrators: openTurns(limits.integrators, limits),
    hospitals: openTurns(limits.hospitals, limits),
    visitors: openTurns(limits.visitors, limits),
  };
  const releases = new WeakMap<FastifyRequest, () => void>();
  server.addHook('onRequest', async (request, reply) => {
    // By the route, for an address can be written in many ways; only what no route answers is told by the address.
    if (!request.hospital && !(request.routeOptions.url ?? request.url).startsWith(API)) return;
    const turn = turns[laneOf(request)].ask(nameOf(request));
    releases.set(request, turn.release);
    // A caller who hangs up frees the place, be it a turn or one in the queue.
    reply.raw.once('close', turn.release);
    await turn.mine;
  });
  server.addHook('onResponse', async (request) => releases.get(request)?.());
  server.addHook('onError', async (request: FastifyRequest, reply: FastifyReply) => {
    if (reply.sent) releases.get(request)?.();
  });
}

function laneOf({ viewer, hospital }: Readonly<{ viewer?: Viewer; hospital?: unknown }>): Lane {
  if (hospital) return 'hospitals';
  if (viewer?.role === 'citizen') return 'citizens';
  if (viewer?.role === 'integrator') return 'integrators';
  return viewer?.sessionId ? 'office' : 'visitors';
}

/** A session, the party of a register, or where a question without either comes from. */
function nameOf({ viewer, hospital, ip }: FastifyRequest): string {
  if (hospital) return `hospital ${hospital.hospital}`;
  if (viewer?.role === 'integrator') return `party ${viewer.subject}`;
  return viewer?.sessionId ? `session ${viewer.sessionId}` : `address ${ip}`;
}

type Turn = Readonly<{ mine: Promise<void>; release: () => void }>;
type Turns = Readonly<{ ask: (viewer: string) => Turn }>;

/** Turns of one lane, in the order of asking. */
function openTurns(
  lane: LaneLimits,
  { waitSeconds, retryAfterSeconds }: Pick<OverloadLimits, 'waitSeconds' | 'retryAfterSeconds'>,
): Turns {
  const places = countPlaces();
  const line = openLine(lane.atOnce);
  const busy = () => problem('SERVICE_BUSY', { retryAfterSeconds });
  return {
    ask: (viewer) => {
      if (places.of(viewer) >= lane.aViewer)
        return refused(problem('TOO_MANY_QUESTIONS', { most: lane.aViewer, retryAfterSeconds }));
      if (line.waiting() >= lane.waiting && line.isFull()) return refused(busy());
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const giveBack = places.take(viewer);
      const leave = line.join(resolve);
      const release = once(() => {
        clearTimeout(timer);
        giveBack();
        leave();
        reject(busy());
      });
      const timer = setTimeout(() => {
        if (!line.isRunning(resolve)) release();
      }, waitSeconds * 1000);
      return { mine: promise, release };
    },
  };
}

/** How many places each viewer holds. */
function countPlaces() {
  const held = new Map<string, number>();
  const of = (viewer: string) => held.get(viewer) ?? 0;
  return {
    of,
    take: (viewer: string) => {
      held.set(viewer, of(viewer) + 1);
      return () => {
        if (of(viewer) > 1) held.set(viewer, of(viewer) - 1);
        else held.delete(viewer);
      };
    },
  };
}

type Begin = () => void;

/** Those whose turn it is and those who wait, in the order they came; who leaves lets the next begin. */
function openLine(atOnce: number) {
  const running = new Set<Begin>();
  const queue = new Set<Begin>();
  const start = (begin: Begin) => {
    queue.delete(begin);
    running.add(begin);
    begin();
  };
  return {
    waiting: () => queue.size,
    isFull: () => running.size >= atOnce,
    isRunning: (begin: Begin) => running.has(begin),
    join: (begin: Begin) => {
      if (running.size < atOnce) start(begin);
      else queue.add(begin);
      return () => {
        queue.delete(begin);
        if (!running.delete(begin)) return;
        const [first] = queue;
        if (first) start(first);
      };
    },
  };
}

function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    work();
  };
}

function refused(cause: unknown): Turn {
  return { mine: Promise.reject(cause), release: () => undefined };
}
