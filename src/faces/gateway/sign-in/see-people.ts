import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problem } from '../../../base/errors/index.ts';
import type { LookUp } from '../../../base/ledger/index.ts';
import { personKeyOf } from '../../../base/model/index.ts';
import { openSeeing } from '../../../services/identity/index.ts';
import type { RouteContext } from '../gateway.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The request by which an officer sees somebody outside the own area. */
    lookUp: LookUp | undefined;
  }
}

const ONE_PERSON = '/api/v1/people/:id';
const NOT_FOUND = '{"code":"PERSON_UNKNOWN"';
/** Refusals leave on this beat, and not on the next one, for writing one down takes longer where nothing was ever written. */
const BEAT_MS = 100;

/**
 * Stands before every route about people: an officer is told nobody whom a second person has to agree to first, and on the routes of
 * one person sees whom a request opened. Whoever was looked for and not found is written down like one who was seen, so that the person
 * learns of it; for somebody who does not exist the same is done, for the time it takes must not tell.
 */
export function seePeople(server: FastifyInstance, { ledger, reading }: RouteContext): void {
  const see = openSeeing({ ledger });
  server.decorateRequest('lookUp', undefined);
  server.addHook('preHandler', async (request) => {
    const { viewer, routeOptions } = request;
    if (routeOptions.config.access?.kind !== 'people' || viewer.role !== 'officer') return;
    const current = await reading.get().catch(() => undefined);
    if (!current) return;
    const seeing = await see({ reading: current, viewer, person: personAsked(request) });
    request.viewer = seeing.viewer;
    request.lookUp = seeing.lookUp;
    // Before the route asks anything else, of which somebody who exists has more.
    if (seeing.isHidden) throw problem('PERSON_UNKNOWN');
  });
  server.addHook('onSend', async (request, reply, payload) => {
    const isRefused = typeof payload === 'string' && payload.startsWith(NOT_FOUND);
    const person = isRefused ? personKeyOf(personAsked(request) ?? '') : undefined;
    if (person === undefined) return;
    const leavesAt = (Math.floor(reply.elapsedTime / BEAT_MS) + 2) * BEAT_MS;
    await ledger.access.append({
      sessionId: request.viewer.sessionId,
      role: request.viewer.role,
      act: 'refused-look',
      purpose: 'area-work',
      personKeys: [person],
      rows: 0,
    });
    const spent = reply.elapsedTime;
    await wait(spent < leavesAt ? leavesAt - spent : BEAT_MS - (spent % BEAT_MS));
  });
}

/** The person an officer asks about. */
function personAsked({ routeOptions, params, viewer }: FastifyRequest): string | undefined {
  if (viewer?.role !== 'officer' || !routeOptions.url?.startsWith(ONE_PERSON)) return undefined;
  if (typeof params !== 'object' || params === null || !('id' in params)) return undefined;
  return String(params.id);
}
