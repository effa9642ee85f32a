import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { answerInEnvelope } from './envelope.ts';
import { sixteenFileRoutes } from './sixteen-files.ts';
import { tokenRoutes } from './token.ts';

export { assertOwnHospital, authorizeFdh } from './authorize.ts';
export {
  answerInEnvelope,
  type HubRefusal,
  knownProblem,
  refusalOf,
  sendRefusal,
  sendSuccess,
} from './envelope.ts';
export { type Form, isFormBody, readForm, readForms } from './multipart.ts';

/** Tokens and uploads as the hub answers them, word for word. */
export async function fdhRoutes(server: Gateway, context: RouteContext): Promise<void> {
  await server.register(async (scope) => tokenRoutes(scope.withTypeProvider<ZodTypeProvider>(), context));
  await server.register(async (scope) => {
    answerInEnvelope(scope);
    sixteenFileRoutes(scope.withTypeProvider<ZodTypeProvider>(), context);
  });
}
