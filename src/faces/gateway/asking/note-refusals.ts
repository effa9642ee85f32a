import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem, type ProblemCode } from '../../../base/errors/index.ts';
import type { Ledger } from '../../../base/ledger/index.ts';

/** Refusals that tell of somebody trying a door: what is written into the audit log of each. */
const NOTED: Partial<Record<ProblemCode, string>> = {
  NOT_ALLOWED: 'refused',
  TOO_MANY_A_MINUTE: 'refused',
  SIGN_IN_REFUSED: 'sign-in-refused',
  SIGN_IN_TOO_WEAK: 'sign-in-refused',
  SIGN_IN_OVER: 'sign-in-refused',
  CLIENT_REFUSED: 'sign-in-refused',
};
const MINUTE_MS = 60_000;
/** Whoever knocks a thousand times a minute shall not fill the log; how often nobody wrote stands in the next entry. */
const MOST_A_MINUTE = 120;

/**
 * Writes down who was refused what, with the route and never what was asked of it: failed sign-ins, doors that are not open to a role, more
 * questions than are allowed.
 */
export function noteRefusals(
  server: FastifyInstance,
  { ledger }: Readonly<{ ledger: Pick<Ledger, 'audit'> }>,
): void {
  const minute = { begun: 0, noted: 0, left: 0 };
  server.addHook('onError', async (request, _reply, thrown) => {
    if (!(thrown instanceof Problem)) return;
    const act = NOTED[thrown.code];
    if (act === undefined) return;
    const now = Date.now();
    if (now - minute.begun >= MINUTE_MS) Object.assign(minute, { begun: now, noted: 0 });
    if (minute.noted >= MOST_A_MINUTE) {
      minute.left++;
      return;
    }
    minute.noted++;
    const { left } = minute;
    minute.left = 0;
    const facts = { code: thrown.code, route: routeOf(request), ...(left > 0 ? { notNoted: left } : {}) };
    await ledger.audit
      .note({ kind: 'refusal', act, ...whoAsks(request), facts })
      .catch((cause: unknown) => request.log.error({ err: cause }, 'a refusal was not written down'));
  });
}

function routeOf({ method, routeOptions }: FastifyRequest): string {
  return `${method} ${routeOptions.url ?? '?'}`;
}

/** Before a session was read nobody is there. */
function whoAsks({ viewer }: FastifyRequest) {
  return viewer?.sessionId === undefined
    ? {}
    : { role: viewer.role, area: viewer.area, sessionId: viewer.sessionId };
}
