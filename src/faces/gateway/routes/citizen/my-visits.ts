import { z } from 'zod';
import { myVisitDetailsSchema, myVisitsSchema, problemSchema } from '../../../../contract/index.ts';
import { agencyOfClaims, readMyVisits, readVisitDetails } from '../../../../services/citizens/index.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { askVisits } from './ask-visits.ts';
import { FOR_CITIZENS, noteOwn, openOwn } from './own-desk.ts';

const listSchema = {
  tags: ['me'],
  summary: 'The visits and stays for which hospitals made claims in one’s name, and how each claim stands',
  response: { 200: myVisitsSchema, default: problemSchema },
};

const detailsSchema = {
  tags: ['me'],
  summary: 'What the hospital said was done at one visit, in plain words; sensitive care covered until asked',
  params: z.object({ visit: z.string().max(20) }),
  querystring: z.object({
    uncovered: z.enum(['true', 'false']).default('false').describe('whether sensitive care is told too'),
  }),
  response: { 200: myVisitDetailsSchema, default: problemSchema },
};

/** A citizen's visits to hospitals, and the claims that were made for them. */
export function myVisitRoutes(server: Gateway, context: RouteContext): void {
  server.get('/api/v1/me/visits', { schema: listSchema, config: FOR_CITIZENS }, async (request) => {
    const question = await openOwn(context, request);
    const { reading, self } = question;
    const disputes = await context.ledger.disputes.ofPerson(self.keys);
    const agency = agencyOfClaims(reading);
    const visits = await readMyVisits(askVisits(context), self, { agency, disputes });
    await noteOwn(context, request, { act: 'own-visits', question });
    return visits;
  });

  server.get('/api/v1/me/visits/:visit', { schema: detailsSchema, config: FOR_CITIZENS }, async (request) => {
    const question = await openOwn(context, request);
    const { visit } = request.params;
    const uncovered = request.query.uncovered === 'true';
    const details = await readVisitDetails(askVisits(context), question.self, { visit, uncovered });
    await noteOwn(context, request, {
      act: uncovered ? 'own-visit-uncovered' : 'own-visit',
      question,
    });
    return details;
  });
}
