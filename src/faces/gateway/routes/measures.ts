import { Problem } from '../../../base/errors/index.ts';
import { measuresSchema, problemSchema } from '../../../contract/index.ts';
import { listMeasures, type Reading } from '../../../services/lookup/index.ts';
import { OPEN } from '../access-gate.ts';
import type { Gateway, RouteContext } from '../gateway.ts';

/** What can be counted. */
export function measureRoutes(server: Gateway, context: RouteContext): void {
  server.get(
    '/api/v1/measures',
    {
      schema: {
        tags: ['areas'],
        summary: 'Measures and groups, in the order pages show them',
        response: { 200: measuresSchema, default: problemSchema },
      },
      config: OPEN,
    },
    async () => listMeasures(context.country, await publishedOrNothing(context)),
  );
}

/** Measures can be listed before anything is published; their sources have no dates then. */
async function publishedOrNothing({ reading }: RouteContext): Promise<Reading | undefined> {
  try {
    return await reading.get();
  } catch (cause) {
    if (cause instanceof Problem && cause.code === 'VERSION_MISSING') return undefined;
    throw cause;
  }
}
