import { z } from 'zod';
import { problemSchema } from '../../../contract/index.ts';
import { OPEN } from '../access-gate.ts';
import type { Gateway, RouteContext } from '../gateway.ts';

const upSchema = z.object({ status: z.literal('ok') }).meta({ id: 'Up' });

/** Whether the process is up, and whether it can answer from published data. */
export function healthRoutes(server: Gateway, context: RouteContext): void {
  server.get(
    '/healthz',
    {
      schema: { tags: ['health'], summary: 'The process is up', response: { 200: upSchema } },
      config: OPEN,
    },
    () => ({ status: 'ok' as const }),
  );
  server.get(
    '/readyz',
    {
      schema: {
        tags: ['health'],
        summary: 'Published data can be read',
        response: { 200: upSchema, default: problemSchema },
      },
      config: OPEN,
    },
    async () => {
      await context.reading.get();
      return { status: 'ok' as const };
    },
  );
}
