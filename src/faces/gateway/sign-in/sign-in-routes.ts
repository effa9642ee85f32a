import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problem } from '../../../base/errors/index.ts';
import { problemSchema } from '../../../contract/index.ts';
import { OPEN } from '../access-gate.ts';
import type { Gateway, RouteContext } from '../gateway.ts';
import { CALLBACK } from './callback.ts';
import { originOf } from './caller.ts';
import { cookiesOf } from './cookies.ts';
import { developmentRoutes } from './development/index.ts';
import { openDesk } from './open-desk.ts';
import { tokenRoutes } from './token-routes.ts';

const MOST_LETTERS = 2000;

const beginSchema = {
  tags: ['session'],
  summary: 'Sign in: leads to the identity provider, and from there back to `return`',
  querystring: z.object({ return: z.string().max(MOST_LETTERS).default('/') }),
  response: { 302: z.null().describe('On to the identity provider'), default: problemSchema },
};

const callbackSchema = {
  tags: ['session'],
  summary: 'Where the identity provider sends people back to',
  querystring: z.record(z.string(), z.string().max(MOST_LETTERS)),
  response: { 302: z.null().describe('On to where the sign-in began'), default: problemSchema },
};

/** Signing in with the identity provider of the settings, or in development as an invented person. */
export async function signInRoutes(server: Gateway, context: RouteContext): Promise<void> {
  const { settings, ledger } = context;
  const cookies = cookiesOf(settings.environment);
  const { desk, findInvented } = await openDesk(server, context);
  await developmentRoutes(server, context, findInvented);
  await server.register(async (scope) => tokenRoutes(scope.withTypeProvider<ZodTypeProvider>(), context));

  server.get('/api/v1/sign-in', { schema: beginSchema, config: OPEN }, async (request, reply) => {
    if (!desk) throw problem('SIGN_IN_CLOSED');
    const redirectUri = new URL(CALLBACK, originOf(request, settings)).href;
    const { url, token } = await desk.begin({ redirectUri, returnTo: request.query.return });
    cookies.setAttempt(reply, token);
    // Our own provider answers under whatever name this service was asked by.
    return reply.redirect(settings.provider ? url.href : `${url.pathname}${url.search}`);
  });

  server.get(CALLBACK, { schema: callbackSchema, config: OPEN }, async (request, reply) => {
    if (!desk) throw problem('SIGN_IN_CLOSED');
    cookies.clearAttempt(reply);
    const answer = new URLSearchParams(request.query);
    const { session, returnTo } = await desk.finish(cookies.readAttempt(request), answer);
    // Whoever was signed in here before is not any more, and no token from before the sign-in is worth anything after it.
    const before = cookies.readSession(request);
    if (before) await ledger.sessions.revoke(before);
    const { token } = await ledger.sessions.open(session);
    cookies.setSession(reply, token, session.hours);
    return reply.redirect(returnTo);
  });
}
