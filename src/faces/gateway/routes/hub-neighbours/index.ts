import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { answerInEnvelope } from '../fdh/index.ts';
import { healthRecordRoutes } from './health-record.ts';
import { serviceAdmissionRoutes } from './moph-claim.ts';

export { findSender } from './find-sender.ts';

/** Calls of systems beside the hub, which hospitals' programs send with the same tokens. */
export async function hubNeighbourRoutes(server: Gateway, context: RouteContext): Promise<void> {
  await server.register(async (scope) => {
    answerInEnvelope(scope);
    serviceAdmissionRoutes(scope.withTypeProvider<ZodTypeProvider>(), context);
  });
  await server.register(async (scope) =>
    healthRecordRoutes(scope.withTypeProvider<ZodTypeProvider>(), context),
  );
}
