import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Role, Viewer } from '../../base/access/index.ts';
import { problem } from '../../base/errors/index.ts';

/**
 * What a route lets out, and to whom. `open`: nothing about anybody. `figures`: counts, protected by who asks. `people`: personal
 * data, for the roles named, and only once it is written down who was seen. `desk`: somebody's own work, without people in it.
 */
export type RouteAccess =
  | Readonly<{ kind: 'open' | 'figures' }>
  | Readonly<{ kind: 'people' | 'desk'; roles: readonly Role[] }>;

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess;
  }
  interface FastifyRequest {
    /** Who asks; read from the session once a request. */
    viewer: Viewer;
    /** Whether it was written down who was seen. */
    noted: boolean;
  }
}

type RouteConfig = Readonly<{ access: RouteAccess }>;

export const OPEN: RouteConfig = { access: { kind: 'open' } };
export const FIGURES: RouteConfig = { access: { kind: 'figures' } };

/** Personal data for these roles; an answer leaves only after `noteSeen`. */
export function peopleFor(...roles: readonly Role[]): RouteConfig {
  return { access: { kind: 'people', roles } };
}

/** What these roles do without seeing people. */
export function deskFor(...roles: readonly Role[]): RouteConfig {
  return { access: { kind: 'desk', roles } };
}

const API = '/api/';

/**
 * The one gate before every route: the server does not start with a route that does not say what it lets out, nobody reaches a
 * handler whose role is not named, and no answer about people leaves that was not written down. `findViewer` reads a session.
 */
export function guardRoutes(
  server: FastifyInstance,
  findViewer: (request: FastifyRequest) => Promise<Viewer>,
): void {
  server.decorateRequest('viewer');
  server.decorateRequest('noted', false);
  server.addHook('onRoute', ({ url, method, config }) => {
    if (url.startsWith(API) && !config?.access)
      throw problem('ROUTE_WITHOUT_ACCESS', { route: `${String(method)} ${url}` });
  });
  server.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.access;
    if (!access) return;
    request.viewer = await findViewer(request);
    if ('roles' in access && !access.roles.includes(request.viewer.role))
      throw problem(request.viewer.sessionId ? 'NOT_ALLOWED' : 'SIGN_IN_NEEDED');
  });
  server.addHook('onSend', async (request, reply) => {
    const access = request.routeOptions.config.access;
    // What is about people or one's own work stays in no cache, neither of a browser nor on the way.
    if (access && 'roles' in access && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store');
    // At one address officers are told true figures and others noisy ones.
    if (access?.kind === 'figures') {
      reply.header('vary', withVary(reply.getHeader('vary')));
      if (request.viewer.sessionId && !reply.hasHeader('cache-control'))
        reply.header('cache-control', 'no-store');
    }
    if (access?.kind === 'people' && reply.statusCode < 300 && !request.noted)
      throw problem('READ_NOT_RECORDED', { route: request.routeOptions.url ?? '?' });
  });
}

const ASKER = ['cookie', 'authorization'];

function withVary(given: string | number | string[] | undefined): string {
  const names = [given ?? []].flat().flatMap((one) => String(one).split(/,\s*/));
  return [...new Set([...names, ...ASKER])].join(', ');
}
