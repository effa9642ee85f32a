import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { hospitalClaimRoutes } from './hospital.ts';
import { hospitalFileRoutes } from './hospital-files.ts';
import { operatorClaimRoutes } from './operator.ts';
import { overviewClaimRoutes } from './overview.ts';

const ROUTES = [hospitalClaimRoutes, hospitalFileRoutes, overviewClaimRoutes, operatorClaimRoutes];

/** What pages about claims ask: a hospital of its own, officers of figures, the operator of queues. */
export async function claimRoutes(server: Gateway, context: RouteContext): Promise<void> {
  for (const routes of ROUTES)
    await server.register(async (scope) => routes(scope.withTypeProvider<ZodTypeProvider>(), context));
}
