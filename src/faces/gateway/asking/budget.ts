import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problem } from '../../../base/errors/index.ts';
import type { QuestionSettings } from '../../../base/settings/index.ts';

const A_MINUTE_MS = 60_000;
/** Of so many askers it is remembered what they have left; the ones seen longest ago are forgotten, as if they had asked nothing. */
const MOST_KEPT = 100_000;
const API = '/api/';
const NETWORK_PARTS = 4;

/** What is left to askers: it comes back evenly over a minute, and no more than a minute's worth can be saved up. */
export type Budget = Readonly<{
  /** Nothing when the question is in the budget, or after how many seconds one will be. */
  ask: (who: string, nowMs: number) => number | undefined;
}>;

/** Opens budgets of so many questions a minute each. */
export function openBudget(aMinute: number): Budget {
  const askers = new Map<string, { left: number; at: number }>();
  return {
    ask: (who, nowMs) => {
      const known = askers.get(who) ?? { left: aMinute, at: nowMs };
      const back = (Math.max(0, nowMs - known.at) / A_MINUTE_MS) * aMinute;
      const left = Math.min(aMinute, known.left + back);
      const isIn = left >= 1;
      askers.delete(who);
      askers.set(who, { left: isIn ? left - 1 : left, at: nowMs });
      for (const oldest of askers.keys()) {
        if (askers.size <= MOST_KEPT) break;
        askers.delete(oldest);
      }
      return isIn ? undefined : Math.max(1, Math.ceil(((1 - left) * A_MINUTE_MS) / aMinute / 1000));
    },
  };
}

/**
 * Refuses what one viewer, or all viewers at one address together, ask beyond their budgets of a minute (429, with when to come again).
 * Programs of hospitals have a pace of their own. `now` is a clock in milliseconds.
 */
export function keepBudgets(
  server: FastifyInstance,
  { viewerAMinute, addressAMinute }: QuestionSettings,
  now: () => number = () => performance.now(),
): void {
  const [viewers, addresses] = [openBudget(viewerAMinute), openBudget(addressAMinute)];
  server.addHook('onRequest', async (request) => {
    if (request.hospital || !(request.routeOptions.url ?? request.url).startsWith(API)) return;
    const viewer = viewerName(request);
    const refusals = [
      { most: addressAMinute, wait: addresses.ask(networkOf(request.ip), now()) },
      { most: viewerAMinute, wait: viewer === undefined ? undefined : viewers.ask(viewer, now()) },
    ];
    for (const { most, wait } of refusals)
      if (wait !== undefined) throw problem('TOO_MANY_A_MINUTE', { most, retryAfterSeconds: wait });
  });
}

/** Somebody who signed in has one budget over all sessions, and so has a party; visitors have that of their address. */
function viewerName({ viewer }: FastifyRequest): string | undefined {
  if (viewer?.role === 'integrator') return `party ${viewer.subject}`;
  return viewer?.sessionId === undefined ? undefined : `${viewer.role} ${viewer.subject}`;
}

/** One caller has a whole network of addresses of the newer kind. Who hung up before the question was read has no address any more. */
export function networkOf(ip: string | undefined): string {
  if (ip === undefined) return 'gone';
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const parts = head.split(':').filter(Boolean);
  const after = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - parts.length - after.length);
  const whole = [...parts, ...Array.from({ length: zeros }, () => '0'), ...after];
  return whole.slice(0, NETWORK_PARTS).join(':');
}
