import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { problem } from '../../base/errors/index.ts';
import type { Gateway } from './gateway.ts';

const PAGE = 'index.html';
/** Where the citizen's pages are built, beside the officer's. */
const CITIZEN = 'citizen';
const CITIZEN_ADDRESS = '/me';
const FOR_A_YEAR = { wildcard: false, index: false, immutable: true, maxAge: '1y' } as const;
/** A page names the files that belong to it, so it is asked for anew each time. */
const ANEW = { maxAge: 0, immutable: false } as const;

/** Serves the built pages: files as they are, and one page for every address that pages have. */
export async function servePages(server: Gateway, webFolder: string | undefined): Promise<void> {
  if (!webFolder || !existsSync(join(webFolder, PAGE))) return;
  await server.register(fastifyStatic, { root: webFolder, ...FOR_A_YEAR });
  await serveCitizenPages(server, join(dirname(webFolder), CITIZEN));
  server.get('/*', { schema: { hide: true } }, (request, reply) => {
    refuseFiles(request.url);
    return reply.header('cache-control', 'no-cache').sendFile(PAGE, ANEW);
  });
}

/** The citizen's pages are a small bundle of their own. */
async function serveCitizenPages(server: Gateway, root: string): Promise<void> {
  if (!existsSync(join(root, PAGE))) return;
  const prefix = `${CITIZEN_ADDRESS}/`;
  await server.register(fastifyStatic, { root, prefix, decorateReply: false, ...FOR_A_YEAR });
  for (const address of [CITIZEN_ADDRESS, `${prefix}*`]) {
    server.get(address, { schema: { hide: true } }, (request, reply) => {
      refuseFiles(request.url);
      return reply.header('cache-control', 'no-cache').sendFile(PAGE, root, ANEW);
    });
  }
}

/** Nothing but a page has an address of its own: a file that is not there is not a page. */
function refuseFiles(url: string): void {
  const path = url.split('?')[0] ?? '';
  if (path.startsWith('/api/') || path.includes('/assets/'))
    throw problem('ROUTE_UNKNOWN', { path: path.slice(0, 40) });
}
