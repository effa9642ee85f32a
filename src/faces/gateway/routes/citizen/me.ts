import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { asCitizen } from '../../../../base/access/index.ts';
import { actForSchema, meSchema, problemSchema } from '../../../../contract/index.ts';
import {
  agencyOfClaims,
  listDependents,
  listMyDisputes,
  type MyCopy,
  readAllMyLooks,
  readAllMyVisits,
  readClaimUses,
  readMe,
  readMyFacts,
  readMyHouseholds,
  readMyRights,
  writeCopy,
} from '../../../../services/citizens/index.ts';
import type { Gateway, RouteContext } from '../../gateway.ts';
import { askVisits } from './ask-visits.ts';
import { askLooks } from './looks-asked.ts';
import { FOR_CITIZENS, noteOwn, type OwnQuestion, openOwn } from './own-desk.ts';

const answers = { tags: ['me'], response: { 200: meSchema, default: problemSchema } };
const readSchema = { ...answers, summary: 'Who one is here, and for whom one may act' };
const actSchema = {
  ...answers,
  summary: 'Acts for a dependent from now on, or for oneself again',
  body: actForSchema,
};

const copySchema = {
  tags: ['me'],
  summary: 'All of it as a file to keep: JSON, or tables in a zip',
  querystring: z.object({
    format: z.enum(['json', 'csv']).default('json'),
    language: z.enum(['th', 'en']).default('th'),
  }),
};

/** Who one is here, acting for a dependent, and a copy to take home. */
export function meRoutes(server: Gateway, context: RouteContext): void {
  const { sessions } = context.ledger;

  server.get('/api/v1/me', { schema: readSchema, config: FOR_CITIZENS }, async (request) => {
    const reading = await context.reading.get();
    const { self, ...me } = await readMe(reading, asCitizen(request.viewer));
    await noteOwn(context, request, { act: 'own-page', question: { self, reading } });
    return me;
  });

  server.get('/api/v1/me/copy', { schema: copySchema, config: FOR_CITIZENS }, async (request, reply) => {
    const question = await openOwn(context, request);
    const copy = await gatherCopy(context, request, question);
    const file = await writeCopy(copy, request.query);
    await noteOwn(context, request, { act: 'own-copy', question });
    return reply
      .header('content-type', file.mime)
      .header('content-disposition', `attachment; filename="${file.name}"`)
      .header('cache-control', 'no-store')
      .send(file.bytes);
  });

  server.post('/api/v1/me/acting', { schema: actSchema, config: FOR_CITIZENS }, async (request) => {
    const reading = await context.reading.get();
    const { actsFor: _, ...citizen } = asCitizen(request.viewer);
    const { person } = request.body;
    // Reading it checks that registers say so; only then is the session changed.
    const chosen = person === null ? citizen : { ...citizen, actsFor: person };
    const { self, ...me } = await readMe(reading, chosen);
    if (citizen.sessionId !== undefined)
      await sessions.actFor(citizen.sessionId, person === null ? undefined : self.key);
    await noteOwn(context, request, { act: 'own-page', question: { self, reading } });
    return me;
  });
}

async function gatherCopy(
  context: RouteContext,
  request: FastifyRequest,
  question: OwnQuestion,
): Promise<MyCopy> {
  const { reading, self, citizen, today } = question;
  const { disputes } = context.ledger;
  const visits = askVisits(context);
  const all = await disputes.ofPerson(self.keys);
  const [me, rights, facts, looks, disputed, dependents, visited, claims] = await Promise.all([
    readMe(reading, citizen),
    readMyRights(reading, self, today),
    readMyFacts(reading, self, { today, disputes: all }),
    readAllMyLooks(reading, self, askLooks(context, request)),
    listMyDisputes({ reading, self, disputes, today }),
    listDependents(reading, citizen),
    readAllMyVisits(visits, self, { agency: agencyOfClaims(reading), disputes: all }),
    readClaimUses(visits, self),
  ]);
  return {
    madeOn: new Date().toISOString(),
    name: me.name,
    rights,
    facts,
    households: readMyHouseholds(reading, self, dependents),
    looks,
    claims,
    visits: visited,
    disputes: disputed,
  };
}
