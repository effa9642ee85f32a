import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../../../../base/errors/index.ts';
import { SIGN_IN_ROLES } from '../../../../base/model/index.ts';
import { findInvented } from '../../../../services/identity/index.ts';
import type { RouteContext } from '../../gateway.ts';
import { FONT, PLACE } from './invented-place.ts';
import type { Chosen, InventedProvider } from './invented-provider.ts';
import { gonePage, peoplePage } from './people-page.ts';
import { WORDS } from './people-page-words.ts';
import { readChosen } from './read-chosen.ts';

/** Finds the provider, which is made when first asked for. */
export type FindProvider = () => Promise<InventedProvider>;

const FORM = 'application/x-www-form-urlencoded';
const FONT_FILE =
  '@fontsource/ibm-plex-sans-thai-looped/files/ibm-plex-sans-thai-looped-thai-400-normal.woff2';
const PAGE = `${PLACE}/people/:uid`;
/** No part of the API: who asks is nobody's business but the provider's, and its tokens are not ours. */
const HIDDEN = { schema: { hide: true } };

/** The development sign-in: a provider without passwords, and the page of its people. Production refuses all of it. */
export async function developmentRoutes(
  server: FastifyInstance,
  context: RouteContext,
  find: FindProvider,
): Promise<void> {
  if (context.settings.environment !== 'development') {
    server.all(`${PLACE}/*`, HIDDEN, () => {
      throw problem('DEVELOPMENT_ONLY');
    });
    return;
  }
  await server.register(async (scope) => pageRoutes(scope, context, find));
  await server.register(async (scope) => providerRoutes(scope, find));
}

/** Everything a provider answers itself; it reads requests from the very beginning, so nothing here may have read them before. */
function providerRoutes(server: FastifyInstance, find: FindProvider): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, _payload, done) => done(null));
  server.all(`${PLACE}/*`, HIDDEN, async (request, reply) => {
    const { provider } = await find();
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value);
    const raw = Object.assign(request.raw, { originalUrl: request.raw.url });
    raw.url = (request.raw.url ?? '').slice(PLACE.length);
    await provider.callback()(raw, reply.raw);
  });
}

function pageRoutes(server: FastifyInstance, context: RouteContext, find: FindProvider): void {
  server.addContentTypeParser(FORM, { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  server.get(FONT, HIDDEN, async (_request, reply) =>
    reply.type('font/woff2').send(await readFile(fileURLToPath(import.meta.resolve(FONT_FILE)))),
  );
  server.get(PAGE, HIDDEN, async (_request, reply) => send(reply, await pageOf(context)));
  server.post(PAGE, HIDDEN, async (request, reply) => {
    const chosen = readChosen(request.body, context.country.places(), {
      invented: context.country.signIn().invented,
      citizens: await citizensOf(context),
    });
    if (!chosen) return send(reply.code(400), await pageOf(context, WORDS.wrong));
    const next = await settle(await find(), { request, reply, chosen });
    if (!next) return send(reply.code(400), gonePage());
    return reply.redirect(next, 303);
  });
}

type Choice = Readonly<{ request: FastifyRequest; reply: FastifyReply; chosen: Chosen }>;

/** Tells the provider who it is, and gives the address to go on at; nothing when the sign-in is too old. */
async function settle(
  { provider, admit, acr }: InventedProvider,
  { request, reply, chosen }: Choice,
): Promise<string | undefined> {
  const strength = chosen.weak || acr === undefined ? {} : { acr };
  const login = { accountId: admit(chosen), remember: false, ...strength };
  const address = await provider
    .interactionResult(request.raw, reply.raw, { login }, { mergeWithLastSubmission: false })
    .catch(() => undefined);
  if (address === undefined) return undefined;
  const { pathname, search } = new URL(address);
  return `${pathname}${search}`;
}

async function pageOf(context: RouteContext, note?: (typeof WORDS)[keyof typeof WORDS]): Promise<string> {
  const { officials } = context.country.signIn().invented;
  const citizens = await citizensOf(context);
  return peoplePage({ officials, citizens, roles: SIGN_IN_ROLES, ...(note && { note }) });
}

/** Before anything is published there are officials only. */
async function citizensOf({ reading }: RouteContext) {
  const current = await reading.get().catch(() => undefined);
  return current ? findInvented(current) : [];
}

function send(reply: FastifyReply, page: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page);
}
