import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { answerInEnvelope } from '../fdh/index.ts';
import { billRoutes } from './bill-zips.ts';
import { dataSetRoutes } from './data-set-import.ts';

/** Claims that hospitals send the hub in other forms than the 16 files. */
export async function hubBillRoutes(server: Gateway, context: RouteContext): Promise<void> {
  for (const routes of [billRoutes, dataSetRoutes]) {
    await server.register(async (scope) => {
      answerInEnvelope(scope);
      routes(scope.withTypeProvider<ZodTypeProvider>(), context);
    });
  }
}
