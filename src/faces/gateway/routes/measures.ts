import { measuresSchema, problemSchema } from '../../../contract/index.ts';
import { listMeasures } from '../../../services/lookup/index.ts';
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
    },
    () => listMeasures(context.country),
  );
}
