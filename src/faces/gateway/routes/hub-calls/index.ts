import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { openBookingOverHttp, openHubBooking } from '../../../../services/claims/index.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { answerInEnvelope } from '../fdh/index.ts';
import { authenticationRoutes } from './authen-code.ts';
import type { HubCallContext } from './call-context.ts';
import { reservationRoutes } from './reservation.ts';
import { totalVisitRoutes } from './total-visit.ts';
import { trackRoutes } from './track.ts';

export { moment, word, wordOrNothing } from './hub-words.ts';

/** Calls that are answered in the hub's envelope. */
const FAMILIES = [reservationRoutes, trackRoutes, authenticationRoutes, totalVisitRoutes];

/** What hospitals' programs ask of the hub besides sending the 16 files. */
export async function hubCallRoutes(server: Gateway, context: RouteContext): Promise<void> {
  const { authenticationSource } = context.country.claimCalls();
  const { bookingUrl } = context.settings.hub;
  const payer = bookingUrl ? openBookingOverHttp(bookingUrl) : openHubBooking(authenticationSource);
  const given: HubCallContext = { ...context, payer };
  for (const routes of FAMILIES) {
    await server.register(async (scope) => {
      answerInEnvelope(scope);
      routes(scope.withTypeProvider<ZodTypeProvider>(), given);
    });
  }
}
