import type { z } from 'zod';
import {
  myFactsSchema,
  myHouseholdsSchema,
  myRightsSchema,
  problemSchema,
} from '../../../../contract/index.ts';
import {
  listDependents,
  readMyFacts,
  readMyHouseholds,
  readMyRights,
} from '../../../../services/citizens/index.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { FOR_CITIZENS, noteOwn, openOwn } from './own-desk.ts';

const own = <Schema extends z.ZodType>(summary: string, schema: Schema) => ({
  schema: { tags: ['me'], summary, response: { 200: schema, default: problemSchema } },
  config: FOR_CITIZENS,
});

const RIGHTS = own('What one receives, could receive and is refused, with why', myRightsSchema);
const FACTS = own('What each register says of one, and how old that is', myFactsSchema);
const HOUSEHOLD = own('With whom each register counts one', myHouseholdsSchema);

/** What is known of whoever is signed in as a citizen. */
export function ownDataRoutes(server: Gateway, context: RouteContext): void {
  const { disputes } = context.ledger;

  server.get('/api/v1/me/rights', RIGHTS, async (request) => {
    const question = await openOwn(context, request);
    const rights = await readMyRights(question.reading, question.self, question.today);
    await noteOwn(context, request, { act: 'own-rights', question });
    return rights;
  });

  server.get('/api/v1/me/facts', FACTS, async (request) => {
    const question = await openOwn(context, request);
    const { reading, self, today } = question;
    const facts = await readMyFacts(reading, self, { today, disputes: await disputes.ofPerson(self.keys) });
    await noteOwn(context, request, { act: 'own-facts', question });
    return facts;
  });

  server.get('/api/v1/me/household', HOUSEHOLD, async (request) => {
    const question = await openOwn(context, request);
    const { reading, self, citizen } = question;
    const households = readMyHouseholds(reading, self, await listDependents(reading, citizen));
    await noteOwn(context, request, { act: 'own-household', question });
    return households;
  });
}
