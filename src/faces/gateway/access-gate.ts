import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ANYONE, type Viewer } from '../../base/access/index.ts';
import { problem } from '../../base/errors/index.ts';
import type { Role } from '../../base/model/index.ts';
import type { HospitalCaller } from '../../services/claims/index.ts';

/**
 * What a route lets out, and to whom. `open`: nothing about anybody. `figures`: counts, protected by who asks. `people`: personal
 * data, for the roles named, and only once it is written down who was seen. `desk`: somebody's own work, without people in it.
 * `hospital`: for programs of hospitals by their tokens; where it `sees` claims, only once it is written down which. What is `paced` comes
 * no faster than uploads are taken.
 */
export type RouteAccess =
  | Readonly<{ kind: 'open' | 'figures' }>
  | Readonly<{ kind: 'hospital'; sees: boolean; paced: boolean; records?: boolean }>
  | Readonly<{ kind: 'people' | 'desk'; roles: readonly Role[]; paced?: boolean }>;

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess;
  }
  interface FastifyRequest {
    /** Who asks; read from the session once a request. */
    viewer: Viewer;
    /** Whether it was written down who was seen. */
    noted: boolean;
    /** The hospital whose program asks, on routes for hospitals. */
    hospital: HospitalCaller | undefined;
  }
}

type RouteConfig = Readonly<{ access: RouteAccess }>;

export const OPEN: RouteConfig = { access: { kind: 'open' } };
export const FIGURES: RouteConfig = { access: { kind: 'figures' } };

/** Personal data for these roles; an answer leaves only after `noteSeen`. */
export function peopleFor(...roles: readonly Role[]): RouteConfig {
  return { access: { kind: 'people', roles } };
}

/** Programs of hospitals send something, and nothing about people is answered. */
export const HOSPITALS_SEND: RouteConfig = { access: { kind: 'hospital', sees: false, paced: false } };
/** Programs of hospitals send much: above the stated rate they are told when to come again. */
export const HOSPITALS_UPLOAD: RouteConfig = { access: { kind: 'hospital', sees: false, paced: true } };
/** Programs of hospitals send health records, for which they may have a key of their own. */
export const HOSPITALS_SEND_RECORDS: RouteConfig = {
  access: { kind: 'hospital', sees: false, paced: false, records: true },
};
/** Programs of hospitals ask about claims; an answer leaves only once that is written down. */
export const HOSPITALS_SEE: RouteConfig = { access: { kind: 'hospital', sees: true, paced: false } };

/** What these roles do without seeing people. */
export function deskFor(...roles: readonly Role[]): RouteConfig {
  return { access: { kind: 'desk', roles } };
}

/** People of hospitals send or check files in the browser, at the pace of the programs. */
export const HOSPITAL_PEOPLE_UPLOAD: RouteConfig = {
  access: { kind: 'desk', roles: ['hospital'], paced: true },
};

const API = '/api/';

/**
 * The one gate before every route: the server does not start with a route that does not say what it lets out, nobody reaches a
 * handler whose role is not named, and no answer about people leaves that was not written down. `findViewer` reads a session.
 */
export function guardRoutes(
  server: FastifyInstance,
  findViewer: (request: FastifyRequest) => Promise<Viewer>,
  findHospital: (request: FastifyRequest) => Promise<HospitalCaller>,
): void {
  server.decorateRequest('viewer');
  server.decorateRequest('noted', false);
  server.decorateRequest('hospital', undefined);
  server.addHook('onRoute', ({ url, method, config }) => {
    if (url.startsWith(API) && !config?.access)
      throw problem('ROUTE_WITHOUT_ACCESS', { route: `${String(method)} ${url}` });
  });
  server.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.access;
    if (!access) return;
    if (access.kind === 'hospital') {
      request.viewer = ANYONE;
      request.hospital = await findHospital(request);
      return;
    }
    request.viewer = await findViewer(request);
    if ('roles' in access && !access.roles.includes(request.viewer.role))
      throw problem(request.viewer.sessionId ? 'NOT_ALLOWED' : 'SIGN_IN_NEEDED');
  });
  server.addHook('onSend', async (request, reply) => {
    const access = request.routeOptions.config.access;
    // What is about people or one's own work stays in no cache, neither of a browser nor on the way.
    if (access && ('roles' in access || access.kind === 'hospital') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store');
    // At one address officers are told true figures and others noisy ones.
    if (access?.kind === 'figures') {
      reply.header('vary', withVary(reply.getHeader('vary')));
      if (request.viewer.sessionId && !reply.hasHeader('cache-control'))
        reply.header('cache-control', 'no-store');
    }
    const tells = access?.kind === 'people' || (access?.kind === 'hospital' && access.sees);
    if (tells && reply.statusCode < 300 && !request.noted)
      throw problem('READ_NOT_RECORDED', { route: request.routeOptions.url ?? '?' });
  });
}

const ASKER = ['cookie', 'authorization'];

function withVary(given: string | number | string[] | undefined): string {
  const names = [given ?? []].flat().flatMap((one) => String(one).split(/,\s*/));
  return [...new Set([...names, ...ASKER])].join(', ');
}
