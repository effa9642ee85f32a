import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { problem } from '../../base/errors/index.ts';
import type { Gateway } from './gateway.ts';

const PAGE = 'index.html';

/** Serves the built pages: files as they are, and the one page for every address that pages have. */
export async function servePages(server: Gateway, webFolder: string | undefined): Promise<void> {
  if (!webFolder || !existsSync(join(webFolder, PAGE))) return;
  await server.register(fastifyStatic, {
    root: webFolder,
    wildcard: false,
    index: false,
    immutable: true,
    maxAge: '1y',
  });
  server.get('/*', { schema: { hide: true } }, (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    if (path.startsWith('/api/') || path.startsWith('/assets/'))
      throw problem('ROUTE_UNKNOWN', { path: path.slice(0, 40) });
    return reply.header('cache-control', 'no-cache').sendFile(PAGE, { maxAge: 0, immutable: false });
  });
}
