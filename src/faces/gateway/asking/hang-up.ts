import type { FastifyInstance } from 'fastify';
import { whileAsked } from '../../../base/lake/index.ts';

/** Stops what the engine is asked for a caller who hangs up before the answer. */
export function stopForWhoHangsUp(server: FastifyInstance): void {
  // After the body was read, which goes on in the turns of the connection and not in those of the hooks before.
  server.addHook('preValidation', (_request, reply, done) => {
    const left = new AbortController();
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) left.abort();
    });
    whileAsked(left.signal, done);
  });
}
